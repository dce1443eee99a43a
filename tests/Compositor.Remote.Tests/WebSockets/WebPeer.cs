using System.Security.Cryptography;
using Compositor.Contracts;
using Compositor.Plugins.Remote;

namespace Compositor.Remote.Tests.WebSockets;

/// <summary>The other end of websockets, made by hand: for what no real server says.</summary>
internal static class WebPeer
{
    private const string AcceptPlace = "{accept}";

    /// <summary>The answer that agrees, with other frames behind it.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="frames">Bytes behind the header.</param>
    /// <param name="more">Further headers, each with its end.</param>
    public static byte[] Agree(byte[] request, byte[] frames, string more = "") => Fill([.. Agreement(more), .. frames], request);

    /// <summary>The header that agrees, for any request: to be filled.</summary>
    /// <param name="more">Further headers, each with its end.</param>
    public static byte[] Agreement(string more = "") =>
        System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nconnection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: {AcceptPlace}\r\n{more}\r\n");

    /// <summary>Says what belongs to a request, at the place of it.</summary>
    public static byte[] Fill(byte[] answer, byte[] request)
    {
        var at = answer.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(AcceptPlace));
        if (at < 0)
        {
            return answer;
        }

        var lines = System.Text.Encoding.ASCII.GetString(request).Split("\r\n");
        var key = lines.Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal)).Split(' ')[1];
        var accept = Convert.ToBase64String(SHA1.HashData(System.Text.Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        return [.. answer[..at], .. System.Text.Encoding.ASCII.GetBytes(accept), .. answer[(at + AcceptPlace.Length)..]];
    }

    /// <summary>Bytes in frames of three, some in fragments, with pings between.</summary>
    public static byte[] Frames(byte[] bytes) =>
        [.. bytes.Chunk(3).SelectMany((part, i) => i % 2 == 1 ? (byte[])[0x82, (byte)part.Length, .. part] : [0x89, 1, 7, 0x02, 1, part[0], 0x80, (byte)(part.Length - 1), .. part[1..]])];

    /// <summary>A websocket over which these frames come.</summary>
    public static (WebSocketTransport Socket, ScriptedTransport Below) Open(byte[] frames, int atOnce = int.MaxValue)
    {
        var below = new ScriptedTransport(request => Agree(request, frames), atOnce);
        return (WebSocketTransport.Open(below, Address("ws://h/"), Request("ws://h/")), below);
    }

    public static VncAddress Address(string address) => VncAddressParser.Parse(address);

    public static UpgradeRequest Request(string address, string password = "", string token = "", bool takesOver = false, params (string, object)[] settings) =>
        new(Address(address), WebSettings.Read(new Settings("test", settings.ToDictionary(one => one.Item1, one => one.Item2)), isWeb: true), password, token, takesOver);
}
