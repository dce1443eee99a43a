using System.Security.Cryptography;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>The request that makes a websocket of a connection (RFC 6455, 4.1). It has secrets: never logged.</summary>
/// <param name="address">Of the web server.</param>
/// <param name="settings">What else it wants to be told.</param>
/// <param name="password">What "{password}" stands for.</param>
/// <param name="token">What "{token}" stands for; sent as a bearer's where nothing says so. Empty for none.</param>
/// <param name="takesOver">False to leave another viewer where he is, where the server can be asked to.</param>
internal sealed class UpgradeRequest(VncAddress address, WebSettings settings, string password, string token, bool takesOver)
{
    private const int KeyLength = 16;
    private const string TokenPlace = "{token}";

    // Of RFC 6455, 1.3.
    private const string Salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>The subprotocols that this client can speak: bytes as they are.</summary>
    public IReadOnlyList<string> Subprotocols => address.Web!.IsKubeVirt ? ["plain.kubevirt.io", "binary"] : ["binary"];

    /// <summary>What the server must answer to show that it has understood.</summary>
    /// <remarks>SHA-1, as the protocol has it: no secret depends on it.</remarks>
#pragma warning disable CA5350
    public string Accept => Convert.ToBase64String(SHA1.HashData(System.Text.Encoding.ASCII.GetBytes(_key + Salt)));
#pragma warning restore CA5350

    /// <summary>The bytes to send.</summary>
    /// <exception cref="SourceException">A secret has letters that no request can have.</exception>
    public byte[] Write()
    {
        var web = address.Web!;
        var query = Fill(web.Query, Uri.EscapeDataString);
        if (web.IsKubeVirt && !takesOver)
        {
            query = query.Length == 0 ? "preserveSession=true" : $"{query}&preserveSession=true";
        }

        var lines = new List<string>
        {
            $"GET {web.Path}{(query.Length > 0 ? "?" : "")}{query} HTTP/1.1",
            $"Host: {address.Authority}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            $"Sec-WebSocket-Key: {_key}",
            "Sec-WebSocket-Version: 13",
            $"Sec-WebSocket-Protocol: {string.Join(", ", Subprotocols)}",
        };
        lines.AddRange(settings.Headers.Select(header => Fill(header, value => value)));
        if (settings.Cookies.Count > 0)
        {
            lines.Add($"Cookie: {string.Join("; ", settings.Cookies.Select(cookie => Fill(cookie, value => value)))}");
        }

        if (token.Length > 0 && !HasPlace(web.Query) && !settings.Headers.Any(HasPlace) && !settings.Cookies.Any(HasPlace))
        {
            lines.Add($"Authorization: Bearer {token}");
        }

        return lines.TrueForAll(line => line.ContainsNoControls())
            ? System.Text.Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n")
            : throw new SourceException("the token or the password has letters that cannot be sent to a web server");
    }

    private static bool HasPlace(string text) => text.Contains(TokenPlace, StringComparison.Ordinal);

    // In one pass: a secret that looks like a place is none.
    private string Fill(string text, Func<string, string> escape)
    {
        const string PasswordPlace = "{password}";
        var parts = text.Split(PasswordPlace).Select(part => part.Replace(TokenPlace, escape(token), StringComparison.Ordinal));
        return string.Join(escape(password), parts);
    }
}
