using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// A pixel format as trials write it and as GL must read it. Pictures are noise that follows from position and turn alone, so that no
/// wrong offset, stride, order or stale row goes unseen. Immutable.
/// </summary>
/// <param name="format">The format.</param>
/// <param name="tolerance">By how many of 255 a channel may differ.</param>
internal abstract class TrialFormat(FourCc format, int tolerance)
{
    private static readonly TrialFormat[] All =
    [
        new PackedTrialFormat("XR24", 4, 16, 8, 0, 8, 8, 8, 24, 0, 0),
        new PackedTrialFormat("AR24", 4, 16, 8, 0, 8, 8, 8, 24, 8, 0),
        new PackedTrialFormat("XB24", 4, 0, 8, 16, 8, 8, 8, 24, 0, 0),
        new PackedTrialFormat("AB24", 4, 0, 8, 16, 8, 8, 8, 24, 8, 0),
        new PackedTrialFormat("XR30", 4, 20, 10, 0, 10, 10, 10, 30, 0, 1),
        new PackedTrialFormat("AR30", 4, 20, 10, 0, 10, 10, 10, 30, 2, 1),
        new PackedTrialFormat("XB30", 4, 0, 10, 20, 10, 10, 10, 30, 0, 1),
        new PackedTrialFormat("AB30", 4, 0, 10, 20, 10, 10, 10, 30, 2, 1),
        new PackedTrialFormat("RG16", 2, 11, 5, 0, 5, 6, 5, 16, 0, 1),
        new YuvTrialFormat("NV12", 1),
        new YuvTrialFormat("P010", 2),
    ];

    /// <summary>The format.</summary>
    public FourCc Format { get; } = format;

    public int Tolerance { get; } = tolerance;

    /// <summary>Bytes of a pixel in the first plane.</summary>
    public abstract int BytesPerPixel { get; }

    /// <summary>1, or 2 for a plane of colour below that of luminance, half as high and with rows as long.</summary>
    public abstract int Planes { get; }

    /// <summary>True when the driver must convert colours, which only samplerExternalOES does.</summary>
    public bool IsYuv => Planes > 1;

    /// <summary>All formats that are known, the most usual first.</summary>
    public static IReadOnlyList<FourCc> Known { get; } = [.. All.Select(format => format.Format)];

    /// <summary>A format; null for one that is not known.</summary>
    public static TrialFormat? Find(FourCc format)
    {
        foreach (var known in All)
        {
            if (known.Format == format)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Writes a row of a plane.</summary>
    /// <param name="plane">0 or 1.</param>
    /// <param name="y">The row in that plane.</param>
    /// <param name="turn">Which picture.</param>
    /// <param name="row">As many bytes as the row has.</param>
    public abstract void Write(int plane, int y, int turn, Span<byte> row);

    /// <summary>What GL must read as R, G, B, A bytes.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row in memory.</param>
    /// <param name="turn">Which picture.</param>
    /// <param name="mask">1 bits where it must; the rest does not matter.</param>
    public abstract uint Expect(int x, int y, int turn, out uint mask);

    /// <summary>32 bits that look like chance.</summary>
    protected static uint Noise(int x, int y, int turn)
    {
        var h = (uint)((x * 73856093) ^ (y * 19349663) ^ ((turn + 1) * 83492791));
        h = (h ^ (h >> 16)) * 0x7feb352d;
        h = (h ^ (h >> 15)) * 0x846ca68b;
        return h ^ (h >> 16);
    }

    protected static FourCc Code(string text) => TrialRequest.TryParseFormat(text, out var code) ? code : throw new ArgumentException(text, nameof(text));
}
