using System.Globalization;
using Compositor.Codecs;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Writes the pipeline of a source, and the properties that are set afterwards: what a user has written never becomes part of the text, so that no
/// quotation marks can make other elements of it (but for the expert's own).
/// </summary>
internal static class PipelineText
{
    /// <summary>Name of the element that brings the stream.</summary>
    public const string Source = "source";

    private const string Decoder = "decode";

    /// <summary>Of datagrams there may be many before they are read.</summary>
    private const int SocketBuffer = 4 << 20;

    /// <summary>The text.</summary>
    /// <param name="options">What the user wants.</param>
    /// <param name="withSound">True when somebody hears it.</param>
    public static string Write(StreamOptions options, bool withSound)
    {
        var raw = options.UsesDmaBuf ? "video/x-raw(memory:DMABuf); " : string.Empty;
        var sink = $"appsink name={MediaPipeline.PictureSink} max-buffers=2 drop=true enable-last-sample=false " +
            $"caps=\"{raw}video/x-raw, format=(string){{I420, NV12, P010_10LE, BGRx}}\"";
        var picture = $"videoconvert ! {sink}";
        return options.Address.Kind switch
        {
            StreamKind.Pipeline when options.Address.Location.Contains($"name={MediaPipeline.PictureSink}", StringComparison.Ordinal) => options.Address.Location,
            StreamKind.Pipeline => $"{options.Address.Location} ! {picture}",
            StreamKind.Rtsp or StreamKind.Rtp when IsDescribed(options) => Described(options, withSound, picture),
            StreamKind.Rtp => $"udpsrc name={Source} buffer-size={SocketBuffer} ! rtpjitterbuffer name=jitter ! {Decode(options, withSound)} ! {picture}",
            StreamKind.Srt => $"srtsrc name={Source} ! {Decode(options, withSound)} ! {picture}{Sound(withSound, Decoder)}",
            StreamKind.Udp => $"udpsrc name={Source} buffer-size={SocketBuffer} caps=\"video/mpegts, systemstream=true, packetsize=188\" ! " +
                $"{Decode(options, withSound)} ! {picture}{Sound(withSound, Decoder)}",
            StreamKind.Http => $"souphttpsrc name={Source} ! {Decode(options, withSound)} ! {picture}{Sound(withSound, Decoder)}",
            StreamKind.File => $"filesrc name={Source} ! {Decode(options, withSound)} ! {picture}{Sound(withSound, Decoder)}",
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
    }

    /// <summary>Sets what the text leaves out.</summary>
    /// <param name="pipeline">Made of it.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="password">Empty for none.</param>
    public static void Complete(MediaPipeline pipeline, StreamOptions options, string password)
    {
        var latency = options.Latency.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        switch (options.Address.Kind)
        {
            case StreamKind.Rtsp:
                pipeline.SetText(Source, "location", options.Address.Location);
                pipeline.Set(Source, "latency", latency);
                pipeline.Set(Source, "protocols", Protocols(options));
                Login(pipeline, options, password);
                Trust(pipeline, options);
                break;
            case StreamKind.Rtp when options.Description is { } description:
                pipeline.SetText("description", "location", description);
                pipeline.Set(Source, "latency", latency);
                break;
            case StreamKind.Rtp:
                Receive(pipeline, options);
                pipeline.Set(Source, "caps", $"application/x-rtp, {options.Caps}");
                pipeline.Set("jitter", "latency", latency);
                break;
            case StreamKind.Srt:
                pipeline.SetText(Source, "uri", options.Address.Location);
                pipeline.Set(Source, "latency", latency);
                if (password.Length > 0)
                {
                    pipeline.SetText(Source, "passphrase", password);
                }

                break;
            case StreamKind.Udp:
                Receive(pipeline, options);
                break;
            case StreamKind.Http:
                pipeline.SetText(Source, "location", options.Address.Location);
                Login(pipeline, options, password);
                Trust(pipeline, options);
                break;
            case StreamKind.File:
                pipeline.SetText(Source, "location", options.Address.Location);
                break;
            case StreamKind.Pipeline:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options));
        }
    }

    private static bool IsDescribed(StreamOptions options) => options.Address.Kind == StreamKind.Rtsp || options.Description is not null;

    // A pad for each kind of media, of which each is decoded for itself.
    private static string Described(StreamOptions options, bool withSound, string picture)
    {
        var source = options.Address.Kind == StreamKind.Rtsp ? $"rtspsrc name={Source}" : $"filesrc name=description ! sdpdemux name={Source}";
        var sound = withSound ? $" {Source}. ! application/x-rtp, media=audio ! decodebin name=hear{Sound(true, "hear")}" : string.Empty;
        return $"{source} {Source}. ! application/x-rtp, media=video ! {Decode(options, withSound: false)} ! {picture}{sound}";
    }

    private static string Decode(StreamOptions options, bool withSound)
    {
        var caps = withSound ? "video/x-raw(ANY); audio/x-raw" : "video/x-raw(ANY)";
        return options.Decoder switch
        {
            StreamOptions.AnyDecoder => $"decodebin name={Decoder} expose-all-streams=false caps=\"{caps}\"",
            StreamOptions.SoftwareDecoder => $"decodebin name={Decoder} force-sw-decoders=true expose-all-streams=false caps=\"{caps}\"",
            var named => $"parsebin name={Decoder} ! {named}",
        };
    }

    private static string Sound(bool withSound, string decoder) => !withSound
        ? string.Empty
        : $" {decoder}. ! queue ! audioconvert ! audioresample ! audio/x-raw, format=S16LE, rate={StreamSound.Rate}, channels={StreamSound.Channels} ! " +
            $"appsink name={MediaPipeline.SoundSink} async=false max-buffers=32 drop=true enable-last-sample=false";

    private static string Protocols(StreamOptions options) => (options.Transport, options.Address.IsTls) switch
    {
        (_, true) => "tcp+tls",
        (RtspTransport.Tcp, _) => "tcp",
        (RtspTransport.Udp, _) => "udp+udp-mcast",
        _ => "udp+udp-mcast+tcp",
    };

    private static void Receive(MediaPipeline pipeline, StreamOptions options)
    {
        pipeline.SetText(Source, "address", options.Address.Host);
        pipeline.Set(Source, "port", options.Address.Port.ToString(CultureInfo.InvariantCulture));
    }

    // Else those whom the system trusts; GLib checks the name, too.
    private static void Trust(MediaPipeline pipeline, StreamOptions options)
    {
        if (options.Authorities is { } file)
        {
            pipeline.SetAuthorities(Source, file);
        }
    }

    private static void Login(MediaPipeline pipeline, StreamOptions options, string password)
    {
        if (options.User is { } user)
        {
            pipeline.SetText(Source, "user-id", user);
            pipeline.SetText(Source, "user-pw", password);
        }
    }
}
