using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The other end answered a call with an error.</summary>
/// <param name="name">The error's name, "org.qemu.Display1.Error.Failed".</param>
/// <param name="message">Its text.</param>
public sealed class DBusErrorException(string name, string message) : SourceException($"{message} ({name})")
{
    /// <summary>The error's name.</summary>
    public string Name { get; } = name;
}
