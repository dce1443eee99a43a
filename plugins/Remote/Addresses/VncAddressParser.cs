using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Understands the addresses of the configuration; touches no file.</summary>
internal static class VncAddressParser
{
    /// <summary>What an address looks like, for people.</summary>
    public const string Forms = "\"vnc://HOST:PORT\", \"vnc+unix:///PATH\", \"ws://HOST:PORT/PATH?QUERY\" or \"wss://HOST:PORT/PATH?QUERY\"";

    /// <summary>Reads an address.</summary>
    /// <exception cref="SettingException">It is not one.</exception>
    public static VncAddress Parse(string address)
    {
        // Apart, for it is sent as it was written, and may be a secret.
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var (before, query) = at < 0 ? (address, string.Empty) : (address[..at], address[(at + 1)..]);
        if (!Uri.TryCreate(before, UriKind.Absolute, out var uri) || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw Wrong(before);
        }

        return uri.Scheme switch
        {
            "vnc" when uri.Host.Length > 0 && uri.AbsolutePath is "" or "/" && at < 0 =>
                new VncAddress { Host = uri.IdnHost, Port = uri.Port > 0 ? uri.Port : VncAddress.UsualPort },
            "vnc+unix" when uri.Host.Length == 0 && uri.AbsolutePath.Length > 1 && at < 0 => new VncAddress { Path = Uri.UnescapeDataString(uri.AbsolutePath) },
            "ws" or "wss" when uri.Host.Length > 0 && IsQuery(query) =>
                new VncAddress { Host = uri.IdnHost, Port = uri.Port, Web = new WebTarget(uri.Scheme == "wss", uri.AbsolutePath, query) },
            _ => throw Wrong(before),
        };
    }

    private static bool IsQuery(string text) => text.ContainsNoControls() && text.AsSpan().IndexOfAny(' ', '#') < 0;

    private static SettingException Wrong(string address) => new("address", $"\"{address}\" is no address of a VNC server: {Forms}");
}
