using Compositor.Plugins.Remote;
using Compositor.Sources;

namespace Compositor.Fuzz;

/// <summary>A VNC server's part from its version to its framebuffer, by every kind of security; a key of RSA-AES is another than the one to trust.</summary>
internal static class RfbLogin
{
    private static readonly VncAddress Address = new() { Host = "fuzz", Port = 5900 };
    private static readonly ServerTrust Trust = ServerTrust.System with { Pin = KeyFingerprint.Of([]) };

    public static FeedResult Feed(byte[] bytes)
    {
        using var transport = new ReplayTransport(bytes);
        return Feed(transport);
    }

    /// <summary>Over a connection, however that is made.</summary>
    public static FeedResult Feed(Transport transport)
    {
        try
        {
            var ways = SecurityWays.For(Enum.GetValues<SecurityName>(), new Credentials("user", "secret"), Trust, Address);
            _ = new RfbHandshake(ways, isShared: true).Run(transport);
            return default;
        }
        catch (Exception e) when (e is RfbException or EndOfStreamException)
        {
            return new FeedResult(e);
        }
    }
}
