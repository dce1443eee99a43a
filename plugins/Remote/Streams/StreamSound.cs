using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Plays the sound of a stream, on a thread of its own; a stream of the shell's is open from the first sound on.</summary>
internal sealed class StreamSound : IMediaSamples, IDisposable
{
    /// <summary>Frames per second.</summary>
    public const int Rate = 48_000;

    /// <summary>Samples per frame.</summary>
    public const int Channels = 2;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly MediaPipeline _pipeline;
    private readonly ISound _sound;
    private readonly Thread _thread;
    private IPlaybackStream? _stream;
    private readonly ManualResetEventSlim _stop = new();

    /// <summary>Begins.</summary>
    public StreamSound(MediaPipeline pipeline, ISound sound, string name)
    {
        (_pipeline, _sound) = (pipeline, sound);
        _thread = new Thread(Run) { IsBackground = true, Name = $"sound of {name}" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<short> samples)
    {
        _stream ??= _sound.OpenPlayback(new SoundFormat(Rate, Channels));
        _stream.Write(samples);
    }

    /// <summary>Waits for the look that goes on; before the pipeline is disposed.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stream?.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.IsSet)
            {
                if (!_pipeline.TryHear(Look, this))
                {
                    // At the end of a file there is nothing, at once; its pictures may go on.
                    _stop.Wait(Look);
                }
            }
        }
        catch (SourceException)
        {
            // The shell plays no more for this connection: pictures go on without sound.
        }
    }
}
