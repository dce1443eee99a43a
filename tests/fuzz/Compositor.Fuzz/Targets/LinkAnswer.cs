using Compositor.Plugins.Spice;

namespace Compositor.Fuzz;

/// <summary>A server's part of a link, from its first byte to the word that says whether the ticket is right.</summary>
internal static class LinkAnswer
{
    public static FeedResult Feed(byte[] bytes)
    {
        try
        {
            using var transport = new ReplayTransport(bytes);
            _ = Handshake.Run(transport, new LinkRequest(0, ChannelKind.Main, 0, 0), "secret");
            return default;
        }
        catch (Exception e) when (e is SpiceException or LinkException or EndOfStreamException)
        {
            return new FeedResult(e);
        }
    }
}
