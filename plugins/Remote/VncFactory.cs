using System.Globalization;
using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Makes vnc sources from their settings.</summary>
public sealed class VncFactory : IFactory<ISource>
{
    private const string Automatic = "auto";
    private const string Lossless = "lossless";
    private const int LongestPassword = 1024;
    private const int Unset = -1;

    private static readonly Dictionary<string, Encoding?> Encodings = new(StringComparer.Ordinal)
    {
        ["auto"] = null,
        ["tight"] = Encoding.Tight,
        ["zrle"] = Encoding.Zrle,
        ["trle"] = Encoding.Trle,
        ["hextile"] = Encoding.Hextile,
        ["zlib"] = Encoding.Zlib,
        ["tight-png"] = Encoding.TightPng,
        ["jpeg"] = Encoding.Jpeg,
        ["h264"] = Encoding.H264,
        ["rre"] = Encoding.Rre,
        ["raw"] = Encoding.Raw,
    };

    /// <inheritdoc/>
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("address", SettingType.String, $"the server: {VncAddressParser.Forms}"),
        new("user", SettingType.String, "the name to log in by, where the server wants one"),
        .. PasswordSource.Specs,
        .. TrustSource.Specs,
        SecuritySetting.Spec,
        .. WebSettings.Specs,
        new("takeover", SettingType.Boolean, "true: takes the place of other viewers, where the server can be asked to (default: false, they stay)"),
        new("view-only", SettingType.Boolean, "true: keys and pointer stay here (default: false)"),
        new("encoding", SettingType.String, "how the server packs what changes: \"auto\" (default), or one by name, where it has that")
        {
            Choices = [.. Encodings.Keys],
        },
        new("quality", SettingType.String, "how much pictures may lose where the server has JPEG: \"auto\" (default: by the link and by who looks), \"lossless\", or \"0\" (most) to \"9\" (least)")
        {
            Choices = [Automatic, Lossless, .. Enumerable.Range(0, Offer.MostLevel + 1).Select(Text)],
        },
        new("compression", SettingType.Integer, "how much the server packs: 0 (least work) to 9 (fewest bytes); default: by the link and by who looks") { Minimum = 0, Maximum = Offer.MostLevel },
        new("memory", SettingType.Integer, $"the most MiB that the server can make this source hold (default: {VncOptions.UsualMemory})") { Minimum = 16, Maximum = 16384 },
    ];

    /// <inheritdoc/>
    public ISource Create(Settings settings)
    {
        var address = settings.GetString("address") ?? throw new SettingException("address", "a vnc source needs an address");
        var encoding = settings.GetString("encoding") ?? "auto";
        var quality = settings.GetString("quality") ?? Automatic;
        var compression = (int)settings.GetInteger("compression", Unset);
        var server = VncAddressParser.Parse(address);
        var options = new VncOptions(
            server,
            settings.GetString("user"),
            PasswordSource.Read(settings, LongestPassword),
            TrustSource.Read(settings),
            settings.GetBoolean("view-only", false),
            Encodings.TryGetValue(encoding, out var known) ? known : throw new SettingException("encoding", $"there is no encoding \"{encoding}\""),
            settings.GetInteger("memory", VncOptions.UsualMemory) << 20)
        {
            IsQualityAutomatic = quality == Automatic,
            Quality = quality is Automatic or Lossless ? null : int.Parse(quality, CultureInfo.InvariantCulture),
            Compression = compression == Unset ? null : compression,
            Web = WebSettings.Read(settings, server.Web is not null),
            Security = SecuritySetting.Read(settings),
            TakesOver = settings.GetBoolean("takeover", false),
        };
        return new VncSource(settings.Name, options);
    }

    private static string Text(int level) => level.ToString(CultureInfo.InvariantCulture);
}
