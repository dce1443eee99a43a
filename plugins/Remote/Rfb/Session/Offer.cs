namespace Compositor.Plugins.Remote;

/// <summary>What this client says it understands: encodings of pixels, the best first, extensions, and how much the server shall pack.</summary>
/// <param name="pixels">The encodings of pixels.</param>
/// <param name="extensions">What the server may say besides.</param>
internal sealed class Offer(IEnumerable<Encoding> pixels, IEnumerable<Encoding> extensions)
{
    /// <summary>The level of compression that is asked for where nothing else is: QEMU takes 9 where none is named, and the processor is what costs.</summary>
    public const int UsualCompression = 2;

    /// <summary>The highest level of quality, and of compression.</summary>
    public const int MostLevel = 9;

    private const int NoCompression = -256;
    private const int LeastQuality = -32;

    private readonly int[] _encodings = [.. pixels.Concat(extensions).Distinct().Select(encoding => (int)encoding)];

    /// <summary>The numbers of a SetEncodings message.</summary>
    /// <param name="quality">0 to 9 lets the server send JPEG; null for lossless pictures.</param>
    /// <param name="compression">0 to 9.</param>
    public int[] Encodings(int? quality, int compression) =>
        [.. _encodings, NoCompression + compression, .. quality is { } level ? [LeastQuality + level] : Array.Empty<int>()];
}
