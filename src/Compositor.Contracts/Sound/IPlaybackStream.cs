namespace Compositor.Contracts;

/// <summary>
/// Sound that a guest plays, at the pace at which the guest plays it. Any thread, one at a time per stream; no member ever blocks.
/// Disposing ends it: what was written before is still heard.
/// </summary>
public interface IPlaybackStream : IDisposable
{
    /// <summary>
    /// Appends frames. The stream holds about a fifth of a second: of what comes faster than it can be heard the oldest is dropped, and
    /// where nothing comes in time there is silence.
    /// </summary>
    /// <param name="samples">Interleaved, whole frames; copied.</param>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>Sets the volume that the guest has set.</summary>
    /// <param name="channels">A factor for each channel, 0 to 65535, which is unchanged; a single one is for all channels.</param>
    void SetVolume(ReadOnlySpan<ushort> channels);

    /// <summary>Silences the stream because the guest has, or ends that.</summary>
    /// <param name="isMuted">True for silence.</param>
    void SetMuted(bool isMuted);
}
