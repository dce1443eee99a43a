namespace Compositor.Codecs;

/// <summary>Where GStreamer lays planes when a buffer does not say: rows of whole words, one plane after the other (video-info.c).</summary>
internal static class MediaLayout
{
    public static (ulong Offset, int Stride) Of(MediaFormat format, int plane)
    {
        var (width, height) = (Even(format.Width), Even(format.Height));
        return (format.Pixels, plane) switch
        {
            ("BGRx", 0) => (0, format.Width * 4),
            ("P010_10LE", 0) => (0, Words(format.Width * 2)),
            ("P010_10LE", 1) => ((ulong)Words(format.Width * 2) * (ulong)height, Words(format.Width * 2)),
            (_, 0) => (0, Words(format.Width)),
            ("NV12", 1) => ((ulong)Words(format.Width) * (ulong)height, Words(format.Width)),
            ("I420", 1) => ((ulong)Words(format.Width) * (ulong)height, Words(width / 2)),
            ("I420", 2) => (((ulong)Words(format.Width) * (ulong)height) + ((ulong)Words(width / 2) * (ulong)(height / 2)), Words(width / 2)),
            _ => (ulong.MaxValue, 0),
        };
    }

    private static int Even(int count) => (count + 1) & ~1;

    private static int Words(int bytes) => (bytes + 3) & ~3;
}
