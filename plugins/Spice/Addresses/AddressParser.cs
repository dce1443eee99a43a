using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>Understands the addresses of the configuration; touches no file.</summary>
internal static class AddressParser
{
    private const string Forms = "\"spice://HOST:PORT\", \"spice+tls://HOST:PORT\", \"spice+unix:///PATH\", or the path of a .vv file";

    /// <summary>Reads an address.</summary>
    /// <exception cref="SettingException">It is not one.</exception>
    public static ServerAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw Wrong(address);
        }

        return uri.Scheme switch
        {
            "spice" when IsHost(uri) => new ServerAddress { Host = uri.IdnHost, Port = PortOf(uri) },
            "spice+tls" when IsHost(uri) => new ServerAddress { Host = uri.IdnHost, SecurePort = PortOf(uri) },
            "spice+unix" when uri.Host.Length == 0 && uri.AbsolutePath.Length > 1 => new ServerAddress { Path = Uri.UnescapeDataString(uri.AbsolutePath) },
            _ => throw Wrong(address),
        };
    }

    private static bool IsHost(Uri uri) => uri.Host.Length > 0 && uri.AbsolutePath is "" or "/";

    private static int PortOf(Uri uri) => uri.Port > 0 ? uri.Port : ServerAddress.UsualPort;

    private static SettingException Wrong(string address) => new("address", $"\"{address}\" is no address of a SPICE server: {Forms}");
}
