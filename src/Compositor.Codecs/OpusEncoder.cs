namespace Compositor.Codecs;

/// <summary>Encodes sound to Opus packets by libopus. One thread at a time.</summary>
public sealed class OpusEncoder : IDisposable
{
    /// <summary>Bytes that are enough for any packet.</summary>
    public const int MostBytes = 4000;

    private readonly OpusEncoderHandle _handle;
    private readonly int _channels;

    /// <param name="rate">Frames per second.</param>
    /// <param name="channels">1 or 2.</param>
    /// <exception cref="OpusException">Opus does not have them, or libopus is missing.</exception>
    public OpusEncoder(int rate, int channels)
    {
        OpusFormat.Check(rate, channels);
        _channels = channels;
        _handle = new OpusEncoderHandle(Opus.CreateEncoder(rate, channels, Opus.Audio, out var error));
        if (_handle.IsInvalid)
        {
            _handle.Dispose();
            throw new OpusException($"libopus makes no encoder (error {error})");
        }
    }

    /// <summary>Encodes 2.5, 5, 10, 20, 40 or 60 ms.</summary>
    /// <param name="samples">Interleaved frames.</param>
    /// <param name="packet">Gets the packet.</param>
    /// <returns>Bytes.</returns>
    /// <exception cref="OpusException">The length is none of those.</exception>
    public unsafe int Encode(ReadOnlySpan<short> samples, Span<byte> packet)
    {
        fixed (short* from = samples)
        fixed (byte* to = packet)
        {
            var length = Opus.Encode(_handle, from, samples.Length / _channels, to, packet.Length);
            return length > 0 ? length : throw new OpusException($"libopus encodes nothing (error {length})");
        }
    }

    public void Dispose() => _handle.Dispose();
}
