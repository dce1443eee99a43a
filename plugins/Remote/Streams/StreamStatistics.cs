using System.Globalization;
using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Tells every two seconds how a stream is: bitrate, pictures, losses, decoder, latency. The stream's thread.</summary>
internal sealed class StreamStatistics(ISurfaceHost host, MediaPipeline pipeline, StreamPicture picture, StreamOptions options, bool isLive)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string? _decoder;
    private MediaFormat? _looked;
    private long _told;
    private long _bytes;
    private long _pictures;

    /// <summary>Called at each picture, and while there is none.</summary>
    public void Tell()
    {
        var now = host.Time.GetTimestamp();
        if (picture.Format is not { } format || (_told != 0 && host.Time.GetElapsedTime(_told, now) < Interval))
        {
            return;
        }

        if (!ReferenceEquals(format, _looked))
        {
            // Another format may be another decoder's.
            (_looked, _decoder) = (format, pipeline.FindDecoder() ?? _decoder);
        }

        var seconds = _told == 0 ? 0 : host.Time.GetElapsedTime(_told, now).TotalSeconds;
        var (bytes, pictures) = (pipeline.CodedBytes, pipeline.Decoded);
        host.Describe(Facts(format, seconds, bytes - _bytes, pictures - _pictures));
        (_told, _bytes, _pictures) = (now, bytes, pictures);
    }

    private List<SourceFact> Facts(MediaFormat format, double seconds, long bytes, long pictures)
    {
        List<SourceFact> facts =
        [
            new("decoder", _decoder ?? "none"),
            new("pixels", format.IsDmaBuf ? $"{format.Drm ?? format.Pixels} in memory of a device" : format.Pixels),
            new("colour", $"{format.Matrix ?? "unknown"}, {(format.IsFullRange is { } full ? full ? "full" : "limited" : "unknown")} range"),
        ];
        if (seconds > 0)
        {
            facts.Add(new SourceFact("bitrate", Invariant($"{bytes * 8 / seconds / 1e6:0.00} Mbit/s")));
            facts.Add(new SourceFact("rate", Invariant($"{pictures / seconds:0.0} pictures/s")));
        }

        var (lost, late) = pipeline.Losses();
        facts.Add(new SourceFact("pictures", Invariant($"{pipeline.Decoded}, {pipeline.Decoded - picture.Shown} overtaken")));
        facts.Add(new SourceFact("packets", Invariant($"{lost} lost, {late} late")));
        if (isLive)
        {
            facts.Add(new SourceFact("latency", Invariant($"{(pipeline.Latency() ?? options.Latency).TotalMilliseconds:0} ms")));
        }

        return facts;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
