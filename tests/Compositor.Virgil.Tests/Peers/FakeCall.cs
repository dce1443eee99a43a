using Compositor.Contracts;
using Compositor.Plugins.Virgil;

namespace Compositor.Virgil.Tests;

/// <summary>A call that a fake QEMU has received; a copy.</summary>
internal sealed record FakeCall(string Path, string Interface, string Member, string Signature, byte[] Body, uint Serial, bool WantsReply, SafeFd? Descriptor)
{
    public DBusReader Read() => new(Body);

    public override string ToString() => $"{Interface[(Interface.LastIndexOf('.') + 1)..]}.{Member}({Numbers()})";

    private string Numbers() => Signature.All(c => c is 'u' or 'i') ? string.Join(",", Enumerable.Range(0, Signature.Length).Select(i => BitConverter.ToInt32(Body, i * 4))) : "...";
}
