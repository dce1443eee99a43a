using Compositor.Contracts;

namespace Compositor.Fuzz;

/// <summary>One D-Bus connection of a QEMU: the first byte says which, the rest are messages.</summary>
internal static class DBusWire
{
    public static IReadOnlyList<string> Connections { get; } = ["control", "listener", "sound", "microphone"];

    public static FeedResult Feed(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return default;
        }

        using var target = new Virgil.Tests.FuzzTarget();
        try
        {
            target.Feed(Connections[bytes[0] % Connections.Count], bytes[1..], descriptors: 4, new Random(bytes.Length));
            return default;
        }
        catch (SourceException e)
        {
            return new FeedResult(e);
        }
    }
}
