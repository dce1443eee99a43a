using System.Net.Sockets;
using System.Text;

namespace Compositor.Plugins.Spice;

/// <summary>Asks an HTTP proxy for a tunnel (RFC 9110, CONNECT); Proxmox reaches its nodes that way, by names that only the proxy knows.</summary>
internal static class ProxyTunnel
{
    private const int LongestAnswer = 8192;

    /// <summary>Opens the tunnel; afterwards the socket speaks with the server.</summary>
    /// <exception cref="IOException">The proxy refuses, or is none.</exception>
    public static void Open(Socket socket, string host, int port)
    {
        if (host.AsSpan().IndexOfAny('\r', '\n', ' ') >= 0)
        {
            throw new IOException("the host's name cannot be one");
        }

        var target = $"{host}:{port}";
        var request = Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n");
        _ = socket.Send(request);
        var answer = ReadHead(socket);
        var words = answer.Split('\r')[0].Split(' ', 3);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal))
        {
            throw new IOException("the proxy does not speak HTTP");
        }

        if (words[1] != "200")
        {
            throw new IOException($"the proxy refuses: {string.Join(' ', words[1..])}");
        }
    }

    // Byte by byte at the end: what follows the head belongs to the server.
    private static string ReadHead(Socket socket)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < LongestAnswer)
        {
            if (socket.Receive(one) == 0)
            {
                throw new IOException("the proxy has ended the connection");
            }

            head.Append((char)one[0]);
            if (one[0] == '\n' && head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
            {
                return head.ToString();
            }
        }

        throw new IOException("the proxy's answer has no end");
    }
}
