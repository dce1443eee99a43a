namespace Compositor.Plugins.Remote;

/// <summary>The encodings of pixels that this client understands, and their decoders; one a connection.</summary>
internal sealed class DecoderSet : IDisposable
{
    private readonly Dictionary<Encoding, IRectangleDecoder> _decoders = new()
    {
        [Encoding.CopyRect] = new CopyRectDecoder(),
        [Encoding.Tight] = new TightDecoder(),
        [Encoding.Zrle] = new ZrleDecoder(),
        [Encoding.Trle] = new TrleDecoder(),
        [Encoding.Hextile] = new HextileDecoder(),
        [Encoding.Zlib] = new ZlibDecoder(),
        [Encoding.Rre] = new RreDecoder(),
        [Encoding.Raw] = new RawDecoder(),
    };

    /// <summary>What to offer, the best first; copies and raw pixels are always among it.</summary>
    /// <param name="only">The one to ask for besides; null for all.</param>
    public IEnumerable<Encoding> Offered(Encoding? only) =>
        _decoders.Keys.Where(encoding => only is null || encoding == only || encoding is Encoding.CopyRect or Encoding.Raw);

    /// <summary>The decoder of an encoding; null for one that was not offered.</summary>
    public IRectangleDecoder? Of(Encoding encoding) => _decoders.GetValueOrDefault(encoding);

    /// <summary>Lets go of what decoders keep.</summary>
    public void Dispose()
    {
        foreach (var decoder in _decoders.Values)
        {
            (decoder as IDisposable)?.Dispose();
        }
    }
}
