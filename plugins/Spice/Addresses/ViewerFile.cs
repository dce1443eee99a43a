using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>
/// A .vv file, as virt-viewer reads it and oVirt and Proxmox hand it out: where the server is, and a password that soon expires. What it says
/// of windows (title, fullscreen) is the layout's matter here.
/// </summary>
/// <param name="Address">Where the server is.</param>
/// <param name="Password">The ticket; null when it names none.</param>
/// <param name="Title">What the VM is called; null when it does not say.</param>
/// <param name="DeleteAfterReading">True when it is to be used once.</param>
internal sealed record ViewerFile(ServerAddress Address, string? Password, string? Title, bool DeleteAfterReading)
{
    /// <summary>Larger than any real one, which is some certificates.</summary>
    public const int LongestFile = 1 << 20;

    private const int LongestHost = 253;
    private const string Section = "[virt-viewer]";

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="SourceException">It is no such file, or names no SPICE server.</exception>
    public static ViewerFile Parse(string text)
    {
        var values = ReadSection(text);
        if (values.GetValueOrDefault("type") is var type and not "spice")
        {
            throw new SourceException(type is null ? "the .vv file has no [virt-viewer] section with a type" : $"the .vv file is for {type}, not for SPICE");
        }

        var trust = new ServerTrust(values.GetValueOrDefault("ca")?.Replace("\\n", "\n", StringComparison.Ordinal), values.GetValueOrDefault("host-subject"));
        var address = new ServerAddress
        {
            Host = ReadHost(values),
            Port = ReadPort(values, "port"),
            SecurePort = ReadPort(values, "tls-port"),
            SecureChannels = ReadChannels(values),
            Proxy = ReadProxy(values),
            Trust = trust,
        };
        return address.Port is null && address.SecurePort is null
            ? throw new SourceException("the .vv file names neither port nor tls-port")
            : new ViewerFile(address, values.GetValueOrDefault("password"), values.GetValueOrDefault("title"), values.GetValueOrDefault("delete-this-file") == "1");
    }

    private static Dictionary<string, string> ReadSection(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var inside = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('['))
            {
                inside = line == Section;
            }
            else if (inside && !line.StartsWith('#') && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign)
            {
                var value = line[(sign + 1)..].Trim();
                if (value.Length > 0)
                {
                    values[line[..sign].Trim()] = value;
                }
            }
        }

        return values;
    }

    // Proxmox names no host but a ticket that its proxy understands, with colons; what could end a proxy's line is no host anywhere.
    private static string ReadHost(Dictionary<string, string> values)
    {
        var host = values.GetValueOrDefault("host") ?? throw new SourceException("the .vv file names no host");
        return host.Length <= LongestHost && !host.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            ? host
            : throw new SourceException("the .vv file has a host that is none");
    }

    // "-1" and "0" stand for no port.
    private static int? ReadPort(Dictionary<string, string> values, string key)
    {
        if (!values.TryGetValue(key, out var text) || text is "-1" or "0")
        {
            return null;
        }

        return int.TryParse(text, out var port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new SourceException($"the .vv file has a {key} that is no port: \"{text}\"");
    }

    private static ChannelKind[] ReadChannels(Dictionary<string, string> values) =>
        [.. (values.GetValueOrDefault("secure-channels") ?? string.Empty)
            .Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(name => name == "all" ? Enum.GetValues<ChannelKind>()
                : Enum.TryParse<ChannelKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? [kind] : [])];

    private static Uri? ReadProxy(Dictionary<string, string> values)
    {
        if (!values.TryGetValue("proxy", out var text))
        {
            return null;
        }

        var address = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        return Uri.TryCreate(address, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" && proxy.Host.Length > 0
            ? proxy
            : throw new SourceException($"the .vv file's proxy is none that can be used here: \"{text}\" (http://HOST:PORT)");
    }
}
