namespace Compositor.Codecs;

/// <summary>Decodes Opus packets, one after the other, by libopus. One thread at a time.</summary>
public sealed class OpusDecoder : IDisposable
{
    private readonly OpusDecoderHandle _handle;
    private readonly int _channels;

    /// <param name="rate">Frames per second that are wanted.</param>
    /// <param name="channels">1 or 2.</param>
    /// <exception cref="OpusException">Opus does not have them, or libopus is missing.</exception>
    public OpusDecoder(int rate, int channels)
    {
        OpusFormat.Check(rate, channels);
        _channels = channels;
        _handle = new OpusDecoderHandle(Opus.CreateDecoder(rate, channels, out var error));
        if (_handle.IsInvalid)
        {
            _handle.Dispose();
            throw new OpusException($"libopus makes no decoder (error {error})");
        }
    }

    /// <summary>Decodes a packet.</summary>
    /// <param name="packet">A whole packet.</param>
    /// <param name="samples">Gets interleaved frames; <see cref="OpusFormat.MostFrames"/> of them are enough for any packet.</param>
    /// <returns>Samples, whole frames.</returns>
    /// <exception cref="OpusException">It is damaged.</exception>
    public unsafe int Decode(ReadOnlySpan<byte> packet, Span<short> samples)
    {
        if (packet.IsEmpty)
        {
            // For libopus that would be a packet that was lost.
            throw new OpusException("a packet of Opus is empty");
        }

        fixed (byte* from = packet)
        fixed (short* to = samples)
        {
            var frames = Opus.Decode(_handle, from, packet.Length, to, samples.Length / _channels, 0);
            return frames >= 0 ? frames * _channels : throw new OpusException($"a packet of Opus is damaged (error {frames})");
        }
    }

    public void Dispose() => _handle.Dispose();
}
