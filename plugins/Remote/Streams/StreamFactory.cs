using System.Text.RegularExpressions;
using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>Makes stream sources from their settings.</summary>
/// <param name="library">The GStreamer that there is.</param>
public sealed partial class StreamFactory(IMediaLibrary library) : IFactory<ISource>
{
    private const int LongestPassword = 1024;

    private static readonly Dictionary<string, RtspTransport> Transports = new(StringComparer.Ordinal)
    {
        ["auto"] = RtspTransport.Auto,
        ["tcp"] = RtspTransport.Tcp,
        ["udp"] = RtspTransport.Udp,
    };

    /// <summary>With the GStreamer of this system.</summary>
    public StreamFactory()
        : this(new MediaLibrary())
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("address", SettingType.String, $"where the video comes from: {StreamAddressParser.Forms}"),
        new("user", SettingType.String, "the name to log in by, for RTSP and HTTP servers that want one"),
        .. PasswordSource.Specs,
        new("ca", SettingType.String, "for rtsps:// and https://: a file of certificates (PEM) of those who may sign the server's (default: those that the system trusts)"),
        new("latency", SettingType.Integer, $"milliseconds that packets of RTSP, RTP and SRT may be late (default: {StreamOptions.UsualLatency})") { Minimum = 0, Maximum = 10_000 },
        new("transport", SettingType.String, "how packets of an RTSP server come: \"auto\" (default), \"tcp\" or \"udp\"") { Choices = [.. Transports.Keys] },
        new("caps", SettingType.String, "what the packets of rtp:// carry: \"media=video, encoding-name=H264, clock-rate=90000, payload=96\""),
        new("sdp", SettingType.String, "a file that describes the packets of rtp:// instead (SDP); address and port are then those of the file"),
        new("loop", SettingType.Boolean, "true: a file begins again at its end (default: false)"),
        new("audio", SettingType.Boolean, "true: its sound is played, too (default: false)"),
        new("decoder", SettingType.String, "\"auto\" (default): hardware where GStreamer has it, \"software\", or the name of a decoder of GStreamer"),
        new("dma-buf", SettingType.Boolean, "false: pictures of hardware decoders are copied to memory (default: true)"),
        new("patience", SettingType.Integer, $"seconds without a picture after which the stream is begun anew; 0: never (default: {StreamOptions.UsualPatience})") { Minimum = 0, Maximum = 86_400 },
        new("memory", SettingType.Integer, $"the most MiB that pictures of the stream may take (default: {StreamOptions.UsualMemory})") { Minimum = 16, Maximum = 16384 },
    ];

    /// <inheritdoc/>
    public ISource Create(Settings settings)
    {
        var text = settings.GetString("address") ?? throw new SettingException("address", "a stream source needs an address");
        var address = StreamAddressParser.Parse(text, settings.Directory);
        var (caps, sdp) = (settings.GetString("caps"), settings.GetString("sdp"));
        CheckPackets(address, caps, sdp);
        CheckChoices(settings, address);
        var options = new StreamOptions(address, settings.GetString("user"), PasswordSource.Read(settings, LongestPassword))
        {
            Latency = TimeSpan.FromMilliseconds(settings.GetInteger("latency", StreamOptions.UsualLatency)),
            Transport = Transports.TryGetValue(settings.GetString("transport") ?? "auto", out var transport)
                ? transport
                : throw new SettingException("transport", $"there is no transport \"{settings.GetString("transport")}\""),
            Caps = caps,
            Description = sdp is null ? null : Path.GetFullPath(sdp, Path.GetFullPath(settings.Directory)),
            Authorities = settings.GetString("ca") is { } authorities ? Path.GetFullPath(authorities, Path.GetFullPath(settings.Directory)) : null,
            Loops = settings.GetBoolean("loop", false),
            HasSound = settings.GetBoolean("audio", false),
            Decoder = settings.GetString("decoder") ?? StreamOptions.AnyDecoder,
            UsesDmaBuf = settings.GetBoolean("dma-buf", true),
            Patience = TimeSpan.FromSeconds(settings.GetInteger("patience", StreamOptions.UsualPatience)),
            Memory = settings.GetInteger("memory", StreamOptions.UsualMemory) << 20,
        };
        return new StreamSource(settings.Name, options, library);
    }

    private static void CheckPackets(StreamAddress address, string? caps, string? sdp)
    {
        if (address.Kind == StreamKind.Rtp && caps is null == sdp is null)
        {
            throw new SettingException(caps is null ? "address" : "sdp", "rtp:// says nothing of what the packets carry: name that by one of caps and sdp");
        }

        if (address.Kind != StreamKind.Rtp && (caps ?? sdp) is not null)
        {
            throw new SettingException(caps is null ? "sdp" : "caps", "only the packets of rtp:// need to be described");
        }

        if (caps is not null && !CapsPattern().IsMatch(caps))
        {
            throw new SettingException("caps", $"\"{caps}\" does not look like \"media=video, encoding-name=H264, clock-rate=90000, payload=96\"");
        }
    }

    private static void CheckChoices(Settings settings, StreamAddress address)
    {
        if (settings.GetString("decoder") is { } decoder && !ElementPattern().IsMatch(decoder))
        {
            throw new SettingException("decoder", $"\"{decoder}\" is no name of a decoder");
        }

        if (settings.GetBoolean("audio", false) && address.Kind == StreamKind.Pipeline)
        {
            throw new SettingException("audio", "a pipeline of your own plays its sound itself");
        }

        if (settings.GetBoolean("audio", false) && settings.GetString("caps") is not null)
        {
            throw new SettingException("audio", "packets that caps describe are video alone; sdp can describe both");
        }

        if (settings.GetBoolean("audio", false) && settings.GetString("decoder") is not (null or StreamOptions.AnyDecoder or StreamOptions.SoftwareDecoder))
        {
            throw new SettingException("audio", "with a decoder by name there is no sound");
        }

        if (settings.Has("ca") && !address.IsTls)
        {
            throw new SettingException("ca", "only rtsps:// and https:// have certificates");
        }

        if (settings.GetBoolean("loop", false) && address.Kind is not (StreamKind.File or StreamKind.Http))
        {
            throw new SettingException("loop", "only files have an end to begin again at");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+[a-z0-9_-]*$")]
    private static partial Regex ElementPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+ *= *[^!;]+$")]
    private static partial Regex CapsPattern();
}
