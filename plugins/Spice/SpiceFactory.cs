using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Makes spice sources from their settings.</summary>
public sealed class SpiceFactory : IFactory<ISource>
{
    private static readonly Dictionary<string, Compression?> Compressions = new(StringComparer.Ordinal)
    {
        ["auto"] = null,
        ["off"] = Compression.Off,
        ["auto-glz"] = Compression.AutoGlz,
        ["auto-lz"] = Compression.AutoLz,
        ["quic"] = Compression.Quic,
        ["glz"] = Compression.Glz,
        ["lz"] = Compression.Lz,
        ["lz4"] = Compression.Lz4,
    };

    private static readonly Dictionary<string, VideoPreference> Videos = new(StringComparer.Ordinal)
    {
        ["auto"] = VideoPreference.Auto,
        ["off"] = VideoPreference.Off,
        ["mjpeg"] = VideoPreference.Mjpeg,
        ["vp8"] = VideoPreference.Vp8,
        ["vp9"] = VideoPreference.Vp9,
        ["h264"] = VideoPreference.H264,
    };

    /// <inheritdoc/>
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("address", SettingType.String, "the server: \"spice://HOST:PORT\", \"spice+tls://HOST:PORT\", \"spice+unix:///PATH\", or the path of a .vv file"),
        .. PasswordSource.Specs,
        .. TrustSource.Specs,
        new("compression", SettingType.String, "how the server packs what it draws: \"auto\" (default), by the kind of connection, or one by name")
        {
            Choices = [.. Compressions.Keys],
        },
        new("video", SettingType.String, "how the server packs moving pictures: \"auto\" (default), as it likes; \"off\", not at all; or one by name, where it has that")
        {
            Choices = [.. Videos.Keys],
        },
        PacingSetting.Spec,
        new("memory", SettingType.Integer, $"the most MiB that the server can make this source hold (default: {SpiceOptions.UsualMemory})") { Minimum = 16, Maximum = 16384 },
        new("record", SettingType.String, "a folder to record what the server sends, to look for a fault; it has what is on the screen"),
    ];

    /// <inheritdoc/>
    public ISource Create(Settings settings)
    {
        var address = settings.GetString("address") ?? throw new SettingException("address", "a spice source needs an address");
        var directory = Path.GetFullPath(settings.Directory);
        var compression = settings.GetString("compression") ?? "auto";
        var video = settings.GetString("video") ?? "auto";
        var options = new SpiceOptions(
            Compressions.TryGetValue(compression, out var known) ? known : throw new SettingException("compression", $"there is no compression \"{compression}\""),
            Videos.TryGetValue(video, out var preference) ? preference : throw new SettingException("video", $"there is no video \"{video}\""),
            settings.GetInteger("memory", SpiceOptions.UsualMemory) << 20,
            PacingSetting.Read(settings),
            settings.GetString("record") is { } folder ? Path.GetFullPath(folder, directory) : null);
        var passwords = PasswordSource.Read(settings, Ticket.LongestPassword);
        if (address.EndsWith(".vv", StringComparison.Ordinal) && !address.Contains("://", StringComparison.Ordinal))
        {
            foreach (var key in TrustSource.Specs.Select(spec => spec.Name))
            {
                if (settings.Has(key))
                {
                    throw new SettingException(key, $"{key} belongs to an address, not to a .vv file, which has its own");
                }
            }

            return new SpiceSource(settings.Name, new ViewerFileTarget(Path.GetFullPath(address, directory), passwords), options);
        }

        return new SpiceSource(settings.Name, new FixedTarget(AddressParser.Parse(address), TrustSource.Read(settings), passwords), options);
    }
}
