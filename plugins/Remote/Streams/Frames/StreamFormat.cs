using System.Globalization;
using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Checks what a pipeline says of its pictures, and says it in the contract's words.</summary>
internal static class StreamFormat
{
    /// <summary>Decoders keep some pictures of their own, which are counted as so many.</summary>
    private const int KeptPictures = 8;

    /// <summary>The size, before memory is taken for it.</summary>
    /// <exception cref="SourceException">It cannot be right, or needs too much memory.</exception>
    public static Size SizeOf(MediaFormat format, long memory)
    {
        if (format.Width is < 1 or > SurfaceBuffer.MaximumSide || format.Height is < 1 or > SurfaceBuffer.MaximumSide)
        {
            throw new SourceException($"a picture of the stream is {format.Width}x{format.Height} pixels, which is not shown");
        }

        var size = new Size(format.Width, format.Height);
        var pixel = format.Pixels switch { "BGRx" => 4, "P010_10LE" => 3, _ => 1.5 };
        var needed = (long)(size.Area * pixel * KeptPictures);
        return needed <= memory
            ? size
            : throw new SourceException($"pictures of {size} need some {needed >> 20} MiB, of which memory allows {memory >> 20}");
    }

    /// <summary>The pixel format.</summary>
    /// <exception cref="SourceException">It is not shown.</exception>
    public static FourCc PixelsOf(MediaFormat format) => format.Pixels switch
    {
        "I420" => FourCc.I420,
        "NV12" => FourCc.Nv12,
        "P010_10LE" => FourCc.P010,
        "BGRx" => FourCc.Xrgb8888,
        "DMA_DRM" when format.Drm is { Length: >= 4 } drm => new FourCc(drm[0] | ((uint)drm[1] << 8) | ((uint)drm[2] << 16) | ((uint)drm[3] << 24)),
        var other => throw new SourceException($"pictures of the stream are {other}, which is not shown"),
    };

    /// <summary>The layout of memory of devices: as it was told (GStreamer 1.24), else the driver knows.</summary>
    public static ulong ModifierOf(MediaFormat format) => format.Drm is null
        ? Modifier.Implicit
        : format.Drm.Split(':') is [_, ['0', 'x', .. var digits]] && ulong.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var modifier)
            ? modifier
            : Modifier.Linear;

    /// <summary>What the numbers mean; what was not told is as usual.</summary>
    public static VideoColour ColourOf(MediaFormat format, Size size)
    {
        var usual = VideoColour.Usual(size);
        var matrix = format.Matrix switch
        {
            "bt601" => ColourMatrix.Bt601,
            "bt709" => ColourMatrix.Bt709,
            "bt2020" => ColourMatrix.Bt2020,
            _ => usual.Matrix,
        };
        return new VideoColour(matrix, format.IsFullRange ?? usual.IsFullRange);
    }
}
