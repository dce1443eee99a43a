using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.WebSockets;

namespace Compositor.Fuzz;

/// <summary>
/// A web server's answer to the request for a websocket, and frames behind it with a VNC server's handshake and what may follow. "{accept}" in it stands for what
/// belongs to the request, which is another each time.
/// </summary>
internal static class WebSocketAnswer
{
    private const string Address = "ws://fuzz/";

    public static FeedResult Feed(byte[] bytes)
    {
        try
        {
            using var below = new ScriptedTransport(request => WebPeer.Fill(bytes, request));
            using var socket = WebSocketTransport.Open(below, WebPeer.Address(Address), WebPeer.Request(Address));
            var result = RfbLogin.Feed(socket);
            Span<byte> rest = stackalloc byte[256];
            while (socket.Receive(rest) > 0)
            {
                // Until its end, which is one of the connection, or a reason.
            }

            return result;
        }
        catch (Exception e) when (e is RfbException or EndOfStreamException)
        {
            return new FeedResult(e);
        }
    }
}
