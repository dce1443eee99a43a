using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>What a stream source's settings say.</summary>
/// <param name="Address">Where the video comes from.</param>
/// <param name="User">The name to log in by; null when none was given.</param>
/// <param name="Passwords">Where the password comes from.</param>
internal sealed record StreamOptions(StreamAddress Address, string? User, PasswordSource Passwords)
{
    /// <summary>The best decoder that is there, in hardware where that is.</summary>
    public const string AnyDecoder = "auto";

    /// <summary>Decoders that run on the processor.</summary>
    public const string SoftwareDecoder = "software";

    /// <summary>MiB of memory, where nothing else was said.</summary>
    public const int UsualMemory = 512;

    /// <summary>Milliseconds that packets may be late, where nothing else was said.</summary>
    public const int UsualLatency = 100;

    /// <summary>Seconds without a picture, where nothing else was said.</summary>
    public const int UsualPatience = 15;

    /// <summary>How late packets of a live stream may be.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(UsualLatency);

    /// <summary>For RTSP.</summary>
    public RtspTransport Transport { get; init; }

    /// <summary>What RTP packets carry, behind "application/x-rtp"; null when a file describes it.</summary>
    public string? Caps { get; init; }

    /// <summary>A file that describes RTP streams (SDP); null for none.</summary>
    public string? Description { get; init; }

    /// <summary>A file of certificates (PEM) of those who may sign the server's; null for those whom the system trusts.</summary>
    public string? Authorities { get; init; }

    /// <summary>True: a file begins again at its end.</summary>
    public bool Loops { get; init; }

    /// <summary>True: its sound is played.</summary>
    public bool HasSound { get; init; }

    /// <summary><see cref="AnyDecoder"/>, <see cref="SoftwareDecoder"/>, or an element of GStreamer.</summary>
    public string Decoder { get; init; } = AnyDecoder;

    /// <summary>True: pictures in memory of devices are shown from there.</summary>
    public bool UsesDmaBuf { get; init; } = true;

    /// <summary>Without a picture for so long the connection has ended; zero: it may wait for ever.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(UsualPatience);

    /// <summary>The most bytes that pictures may take.</summary>
    public long Memory { get; init; } = (long)UsualMemory << 20;
}
