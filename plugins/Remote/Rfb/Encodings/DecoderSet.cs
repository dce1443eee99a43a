namespace Compositor.Plugins.Remote;

/// <summary>The encodings of pixels that this client understands, and their decoders; one a connection.</summary>
internal sealed class DecoderSet : IDisposable
{
    private readonly Dictionary<Encoding, IRectangleDecoder> _decoders = new()
    {
        [Encoding.CopyRect] = new CopyRectDecoder(),
        [Encoding.Raw] = new RawDecoder(),
    };

    /// <summary>What to offer, the best first.</summary>
    public IEnumerable<Encoding> Offered => _decoders.Keys;

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
