using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A video that is played, and how it comes.</summary>
/// <param name="Name">For people.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Encoder">Coder and container, of GStreamer.</param>
/// <param name="IsSent">True: as RTP packets of a sender; else as a file.</param>
internal sealed record StreamVideo(string Name, int Width, int Height, string Encoder, bool IsSent = false)
{
    /// <summary>Pictures per second.</summary>
    public const int Rate = 30;

    /// <summary>Of each video.</summary>
    public const int Seconds = 20;

    /// <summary>What the packets of <see cref="Sender"/> carry.</summary>
    public const string Caps = "media=video, encoding-name=H264, clock-rate=90000, payload=96";

    private const string H264 = "x264enc speed-preset=fast bitrate=6000 key-int-max=30 ! h264parse ! qtmux";

    public static StreamVideo[] All { get; } =
    [
        new("H.264, 720p", 1280, 720, H264),
        new("H.264, 1080p", 1920, 1080, H264),
        new("VP8, 720p", 1280, 720, "vp8enc deadline=1 target-bitrate=6000000 keyframe-max-dist=30 ! webmmux"),
        new("motion JPEG, 720p", 1280, 720, "jpegenc quality=85 ! avimux"),
        new("H.264, 720p, by RTP", 1280, 720, H264, IsSent: true),
    ];

    /// <summary>The file; made where it is missing.</summary>
    public string File()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Workspace.Checkout, "artifacts/streams/played")).FullName;
        var file = Path.Combine(folder, $"{Encoder.Split(' ')[0]}-{Height}");
        if (!System.IO.File.Exists(file))
        {
            // A pattern that moves everywhere, so that there is something to decode in each picture.
            using var made = Launch(
                $"videotestsrc pattern=zone-plate kx2=12 ky2=12 kt=2 num-buffers={Rate * Seconds} ! video/x-raw,format=I420,width={Width},height={Height},framerate={Rate}/1 ! {Encoder} ! filesink location={file}.part");
            made.WaitForExit();
            if (made.ExitCode != 0)
            {
                throw new InvalidOperationException($"GStreamer makes no {Name}");
            }

            System.IO.File.Move(file + ".part", file);
        }

        return file;
    }

    /// <summary>Sends the packets of one that <see cref="IsSent"/>.</summary>
    public Process Sender(int port) =>
        Launch($"filesrc location={File()} ! qtdemux ! h264parse config-interval=-1 ! rtph264pay pt=96 mtu=1200 ! udpsink host=127.0.0.1 port={port}");

    /// <summary>Decodes as the source does, and shows nothing to nobody.</summary>
    public Process Decoder(int port) => Launch(IsSent
        ? $"udpsrc address=127.0.0.1 port={port} buffer-size=4194304 caps=\"application/x-rtp, {Caps}\" ! rtpjitterbuffer latency=100 ! decodebin ! fakesink sync=false"
        : $"filesrc location={File()} ! decodebin ! fakesink sync=true");

    // gst-launch-1.0 joins its arguments again.
    private static Process Launch(string pipeline) => Process.Start(new ProcessStartInfo("gst-launch-1.0", ["-q", .. pipeline.Split(' ')]))!;
}
