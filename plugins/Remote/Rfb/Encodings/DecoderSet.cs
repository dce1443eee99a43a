namespace Compositor.Plugins.Remote;

/// <summary>The encodings of pixels that this client understands, and their decoders; one a connection.</summary>
internal sealed class DecoderSet : IDisposable
{
    // In the order in which they are offered, the best first.
    private readonly Dictionary<Encoding, IRectangleDecoder> _decoders;

    /// <param name="memory">The most bytes that videos may take.</param>
    public DecoderSet(long memory)
    {
        var tight = new TightDecoder();
        _decoders = new()
        {
            [Encoding.CopyRect] = new CopyRectDecoder(),
            [Encoding.H264] = new H264Decoder(memory),
            [Encoding.Tight] = tight,
            [Encoding.Zrle] = new ZrleDecoder(),
            [Encoding.TightPng] = tight,
            [Encoding.Jpeg] = new JpegRectangleDecoder(),
            [Encoding.Trle] = new TrleDecoder(),
            [Encoding.Hextile] = new HextileDecoder(),
            [Encoding.Zlib] = new ZlibDecoder(),
            [Encoding.Rre] = new RreDecoder(),
            [Encoding.Raw] = new RawDecoder(),
        };
        HasJpeg = tight.HasJpeg;
    }

    /// <summary>Whether JPEG pictures can be decoded.</summary>
    public bool HasJpeg { get; }

    /// <summary>What to offer, the best first; copies and raw pixels are always among it.</summary>
    /// <param name="only">The one to ask for besides; null for all.</param>
    /// <param name="isLossy">True where pictures may lose something; else only the one that is asked for by name may.</param>
    public IEnumerable<Encoding> Offered(Encoding? only, bool isLossy) =>
        from encoding in _decoders.Keys
        where only is null ? isLossy || encoding is not (Encoding.H264 or Encoding.Jpeg) : encoding == only || encoding is Encoding.CopyRect or Encoding.Raw
        where _decoders[encoding].IsAvailable
        select encoding;

    /// <summary>The decoder of an encoding; null for one that this client does not have.</summary>
    public IRectangleDecoder? Of(Encoding encoding) => _decoders.GetValueOrDefault(encoding);

    /// <summary>Lets go of what decoders keep.</summary>
    public void Dispose()
    {
        foreach (var decoder in _decoders.Values.Distinct())
        {
            (decoder as IDisposable)?.Dispose();
        }
    }
}
