namespace Compositor.Contracts;

/// <summary>
/// What one connection of a source can have heard, and hear. Any thread. Ends with <see cref="ISource.RunAsync"/>: streams that are open
/// then are closed, and calls do nothing. Whether a VM is heard is the shell's choice (its policy, its volume), which a source never sees.
/// </summary>
public interface ISound
{
    /// <summary>The most streams of each kind that a connection can have open at once.</summary>
    const int MaximumStreams = 8;

    /// <summary>True when the configuration lets the VM have a microphone.</summary>
    bool CanRecord { get; }

    /// <summary>Opens a stream that the guest plays. Open it when the guest begins and dispose it when the guest ends: a sound device is kept open meanwhile.</summary>
    /// <param name="format">Of its frames.</param>
    /// <exception cref="SourceException">The format is not valid, there are too many streams, or the connection has ended.</exception>
    IPlaybackStream OpenPlayback(SoundFormat format);

    /// <summary>Opens a stream that the guest records. Open it when the guest begins and dispose it when the guest ends: the microphone is on meanwhile.</summary>
    /// <param name="format">Of the frames that are wanted.</param>
    /// <exception cref="SourceException">The format is not valid, there are too many streams, the connection has ended, or <see cref="CanRecord"/> is false.</exception>
    IRecordStream OpenRecord(SoundFormat format);
}
