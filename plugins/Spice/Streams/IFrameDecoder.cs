namespace Compositor.Plugins.Spice;

/// <summary>Decodes the frames of one stream. One thread.</summary>
internal interface IFrameDecoder : IDisposable
{
    /// <summary>Takes a frame; what was not decoded before it is not wanted any more.</summary>
    /// <param name="frame">As it came; valid only now.</param>
    /// <param name="width">Of its picture.</param>
    /// <param name="height">Of its picture.</param>
    /// <exception cref="SpiceException">It cannot be decoded, or there is no memory for it.</exception>
    void Take(ReadOnlySpan<byte> frame, uint width, uint height);

    /// <summary>Decodes the frame that was taken last; waits a bounded time at most.</summary>
    /// <param name="picture">Top row first; valid until the decoder is called again.</param>
    /// <returns>False when there is no picture of it now.</returns>
    /// <exception cref="SpiceException">It cannot be decoded.</exception>
    bool TryDecode(out PixelView picture);
}
