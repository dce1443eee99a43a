using System.Net;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>What a web server answers to the request for a websocket (RFC 6455, 4.2.2).</summary>
internal sealed class UpgradeAnswer
{
    private const int LongestHeader = 16 << 10;
    private const int LongestBody = 4 << 10;

    private readonly List<(string Name, string Value)> _headers;
    private readonly int _status;

    private UpgradeAnswer(int status, List<(string, string)> headers, byte[] rest) => (_status, _headers, Rest) = (status, headers, rest);

    /// <summary>The bytes behind the header that have come with it.</summary>
    public byte[] Rest { get; }

    /// <summary>Receives it.</summary>
    /// <exception cref="RfbException">That is no web server.</exception>
    public static UpgradeAnswer Receive(Transport transport)
    {
        var buffer = new byte[LongestHeader];
        var count = 0;
        int end;
        while ((end = buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (count == buffer.Length)
            {
                throw new RfbException($"the web server's answer has a header of more than {LongestHeader} bytes");
            }

            var more = transport.Receive(buffer.AsSpan(count));
            count += more > 0 ? more : throw new RfbException("the web server has ended the connection instead of answering");
            if (count >= 5 && !buffer.AsSpan().StartsWith("HTTP/"u8))
            {
                throw new RfbException("that is not a web server (a VNC server itself is vnc://)");
            }
        }

        var lines = System.Text.Encoding.Latin1.GetString(buffer, 0, end).Split("\r\n");
        var words = lines[0].Split(' ', 3);
        if (words.Length < 2 || words[1].Length != 3 || !int.TryParse(words[1], out var status))
        {
            throw new RfbException("the web server's answer has no status");
        }

        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (parts[0].Trim(), parts[1].Trim()))
            .ToList();
        return new UpgradeAnswer(status, headers, buffer[(end + 4)..count]);
    }

    /// <summary>Checks that the connection is a websocket now.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="address">Of whom.</param>
    /// <param name="transport">The connection, for the rest of a refusal.</param>
    /// <exception cref="RefusedException">The web server does not want to, and why.</exception>
    /// <exception cref="RfbException">It does not answer what was asked.</exception>
    public void Check(UpgradeRequest request, VncAddress address, Transport transport)
    {
        if (_status != (int)HttpStatusCode.SwitchingProtocols)
        {
            throw new RefusedException($"the web server at {address} {Refusal(transport)}");
        }

        if (!Has("Upgrade", "websocket") || !Has("Connection", "upgrade"))
        {
            throw new RfbException("the web server has switched to something that is not a websocket");
        }

        if (Find("Sec-WebSocket-Accept") != request.Accept)
        {
            throw new RfbException("the web server's answer belongs to another request (Sec-WebSocket-Accept)");
        }

        if (Find("Sec-WebSocket-Extensions") is { Length: > 0 } || (Find("Sec-WebSocket-Protocol") is { } protocol && !request.Subprotocols.Contains(protocol)))
        {
            throw new RfbException("the web server has chosen a kind of websocket that it was not asked for");
        }
    }

    private string Refusal(Transport transport) => (HttpStatusCode)_status switch
    {
        HttpStatusCode.Unauthorized => "wants to know who asks (401): token, cookies or headers are missing, wrong or expired",
        HttpStatusCode.Forbidden => "does not allow this (403): who asks may not see this machine, or the ticket has expired",
        HttpStatusCode.NotFound => "knows nothing of that path (404): is the machine's name right, and does it run?",
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => $"does not reach the VNC server behind it ({_status})",
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict or HttpStatusCode.InternalServerError when IsInUse(transport) =>
            "says that the machine is in use by another viewer; takeover = true takes its place",
        HttpStatusCode.ServiceUnavailable => "cannot do it now (503)",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => $"sends elsewhere ({_status}); name that address",
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => $"answers with a page, not with a websocket ({_status}); is the path right?",
        HttpStatusCode.BadRequest or HttpStatusCode.UpgradeRequired => $"does not want a websocket there ({_status})",
        _ => $"refuses with HTTP status {_status}",
    };

    // KubeVirt's words, in plain text or within a status of Kubernetes.
    private bool IsInUse(Transport transport)
    {
        var body = new byte[LongestBody];
        var count = Math.Min(Rest.Length, body.Length);
        Rest.AsSpan(0, count).CopyTo(body);
        var length = int.TryParse(Find("Content-Length"), out var said) && said >= 0 ? Math.Min(said, body.Length) : body.Length;
        while (true)
        {
            var seen = body.AsSpan(0, count);
            if (seen.IndexOf("Active VNC connection"u8) >= 0)
            {
                return true;
            }

            // The end of a body in chunks; the connection may stay open behind it.
            var more = count >= length || seen.EndsWith("0\r\n\r\n"u8) ? 0 : transport.Receive(body.AsSpan(count));
            if (more == 0)
            {
                return false;
            }

            count += more;
        }
    }

    private string? Find(string name) =>
        _headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    private bool Has(string name, string word) => Find(name)?.Split(',').Any(part => part.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)) ?? false;
}
