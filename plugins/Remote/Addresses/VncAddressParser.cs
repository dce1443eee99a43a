using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Understands the addresses of the configuration; touches no file.</summary>
internal static class VncAddressParser
{
    /// <summary>What an address looks like, for people.</summary>
    public const string Forms = "\"vnc://HOST:PORT\" or \"vnc+unix:///PATH\"";

    /// <summary>Reads an address.</summary>
    /// <exception cref="SettingException">It is not one.</exception>
    public static VncAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw Wrong(address);
        }

        return uri.Scheme switch
        {
            "vnc" when uri.Host.Length > 0 && uri.AbsolutePath is "" or "/" => new VncAddress { Host = uri.IdnHost, Port = uri.Port > 0 ? uri.Port : VncAddress.UsualPort },
            "vnc+unix" when uri.Host.Length == 0 && uri.AbsolutePath.Length > 1 => new VncAddress { Path = Uri.UnescapeDataString(uri.AbsolutePath) },
            _ => throw Wrong(address),
        };
    }

    private static SettingException Wrong(string address) => new("address", $"\"{address}\" is no address of a VNC server: {Forms}");
}
