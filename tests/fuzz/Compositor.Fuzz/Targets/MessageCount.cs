using Compositor.Plugins.Spice;

namespace Compositor.Fuzz;

/// <summary>Counts the messages that a channel has handled, the one that ended it among them.</summary>
internal sealed class MessageCount : IMessageTap
{
    public int Value { get; private set; }

    public void Received(ushort type, ReadOnlySpan<byte> body) => Value++;

    public void Dispose()
    {
    }
}
