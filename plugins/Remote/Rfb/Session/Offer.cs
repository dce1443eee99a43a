namespace Compositor.Plugins.Remote;

/// <summary>What this client says it understands: encodings of pixels, the best first, extensions, and how much the server shall pack.</summary>
/// <param name="decoders">The encodings of pixels that there are.</param>
/// <param name="only">The one to ask for; null for all.</param>
/// <param name="extensions">What the server may say besides, as the settings have it.</param>
internal sealed class Offer(DecoderSet decoders, Encoding? only, IEnumerable<Encoding> extensions)
{
    /// <summary>The level of compression that is asked for where nothing else is: QEMU takes 9 where none is named, and the processor is what costs.</summary>
    public const int UsualCompression = 2;

    /// <summary>The highest level of quality, and of compression.</summary>
    public const int MostLevel = 9;

    private const int NoCompression = -256;
    private const int LeastQuality = -32;

    private static readonly Encoding[] Always =
    [
        Encoding.LastRect, Encoding.DesktopSize, Encoding.ExtendedDesktopSize, Encoding.DesktopName, Encoding.CursorWithAlpha, Encoding.Cursor,
        Encoding.XCursor, Encoding.QemuPointerMotion, Encoding.QemuExtendedKey, Encoding.QemuLeds, Encoding.Fence, Encoding.ContinuousUpdates,
        Encoding.ExtendedMouseButtons,
    ];

    private readonly Encoding[] _extensions = [.. Always, .. extensions];

    /// <summary>The numbers of a SetEncodings message. The first time for lossy pictures it may take a while: GStreamer is looked for.</summary>
    /// <param name="quality">0 to 9 lets the server send JPEG and video; null for lossless pictures.</param>
    /// <param name="compression">0 to 9.</param>
    public int[] Encodings(int? quality, int compression)
    {
        List<int> numbers = [.. decoders.Offered(only, quality is not null).Concat(_extensions).Select(encoding => (int)encoding), NoCompression + compression];
        if (quality is { } level && decoders.HasJpeg)
        {
            numbers.Add(LeastQuality + level);
        }

        return [.. numbers];
    }
}
