using System.Text.RegularExpressions;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Understands the addresses of the configuration; touches no file.</summary>
internal static partial class StreamAddressParser
{
    /// <summary>What an address looks like, for people.</summary>
    public const string Forms =
        "\"rtsp://HOST/PATH\", \"rtsps://...\", \"rtp://HOST:PORT\", \"srt://HOST:PORT\", \"udp://HOST:PORT\", \"http://...\", \"https://...\", a file, or \"gst:PIPELINE\"";

    private const string Expert = "gst:";

    /// <summary>Reads an address.</summary>
    /// <param name="address">The text.</param>
    /// <param name="directory">Where paths begin.</param>
    /// <exception cref="SettingException">It is not one.</exception>
    public static StreamAddress Parse(string address, string directory)
    {
        if (address.StartsWith(Expert, StringComparison.Ordinal))
        {
            return address.Length > Expert.Length ? new StreamAddress(StreamKind.Pipeline, address[Expert.Length..].Trim()) : throw Wrong(address);
        }

        if (!address.Contains("://", StringComparison.Ordinal))
        {
            return address.Length > 0 ? new StreamAddress(StreamKind.File, Path.GetFullPath(address, Path.GetFullPath(directory))) : throw Wrong(address);
        }

        // A listener names no host, which no Uri is without.
        if (ListenerPattern().IsMatch(address))
        {
            return new StreamAddress(StreamKind.Srt, address);
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw Wrong(address);
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new SettingException("address", "an address has no user and no password; name them by user and password (or password-file, password-env, password-command)");
        }

        return uri.Scheme switch
        {
            "rtsp" or "rtsps" when uri.Host.Length > 0 => new StreamAddress(StreamKind.Rtsp, address) { IsTls = uri.Scheme == "rtsps" },
            "http" or "https" when uri.Host.Length > 0 => new StreamAddress(StreamKind.Http, address) { IsTls = uri.Scheme == "https" },
            "srt" when uri.Port > 0 => new StreamAddress(StreamKind.Srt, address),
            "rtp" when HasPort(uri) => new StreamAddress(StreamKind.Rtp, address) { Host = uri.IdnHost, Port = uri.Port },
            "udp" when HasPort(uri) => new StreamAddress(StreamKind.Udp, address) { Host = uri.IdnHost, Port = uri.Port },
            "file" when uri.LocalPath.Length > 1 => new StreamAddress(StreamKind.File, uri.LocalPath),
            _ => throw Wrong(address),
        };
    }

    [GeneratedRegex(@"^srt://:[0-9]{1,5}(\?[^\s]*)?$")]
    private static partial Regex ListenerPattern();

    private static bool HasPort(Uri uri) => uri.Host.Length > 0 && uri.Port > 0 && uri.PathAndQuery is "" or "/";

    private static SettingException Wrong(string address) => new("address", $"\"{address}\" is no address of a video: {Forms}");
}
