namespace Compositor.Contracts;

/// <summary>
/// Sound that a guest records. Frames come at the pace of the microphone; a VM that is not heard by the shell's policy gets silence. The
/// stream holds about a fifth of a second, then drops the oldest. Any thread, one at a time per stream.
/// </summary>
public interface IRecordStream : IDisposable
{
    /// <summary>Takes what has been recorded; never blocks.</summary>
    /// <param name="samples">Gets interleaved, whole frames.</param>
    /// <returns>Samples taken; 0 when there are none yet.</returns>
    int Read(Span<short> samples);

    /// <summary>Completes when there is something to read, some 10 ms after the last time; for sources that push sound to their guest.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    ValueTask WaitAsync(CancellationToken cancellationToken);

    /// <summary>Sets the volume that the guest has set for recording.</summary>
    /// <param name="channels">As for <see cref="IPlaybackStream.SetVolume"/>.</param>
    void SetVolume(ReadOnlySpan<ushort> channels);

    /// <summary>Gives the guest silence because the guest wants it, or ends that.</summary>
    /// <param name="isMuted">True for silence.</param>
    void SetMuted(bool isMuted);
}
