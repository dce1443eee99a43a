using Compositor.Codecs;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>One connection: a pipeline, made, watched and stopped on a thread of its own.</summary>
internal sealed class StreamSession(ISurfaceHost host, string name, StreamOptions options, IMediaLibrary library, string password)
{
    /// <summary>How long a look for a picture is: messages, and the wish to stop, are seen as late as that.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource<SourceException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stops;
    private string? _warning;

    /// <summary>Why it has ended; it may still be letting go.</summary>
    public Task<SourceException> Ended => _ended.Task;

    /// <summary>Completes when GStreamer has let go of everything.</summary>
    public Task Released => _released.Task;

    /// <summary>Begins.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = $"stream {name}" }.Start();

    /// <summary>Asks it to end; returns at once.</summary>
    public void Stop()
    {
        _stops = true;
        _ended.TrySetResult(new SourceException("ended"));
    }

    private void Run()
    {
        MediaPipeline? pipeline = null;
        StreamSound? sound = null;
        try
        {
            using var surface = host.CreateSurface(new SurfaceOptions(Head: 0));
            using var picture = new StreamPicture(host, surface, options);
            MissingElements.Check(library, options);
            var withSound = options.HasSound && host.Sound is not null;
            pipeline = new MediaPipeline(PipelineText.Write(options, withSound));
            PipelineText.Complete(pipeline, options, password);
            host.Report("waiting for the first picture");
            sound = withSound ? new StreamSound(pipeline, host.Sound!, name) : null;
            Play(pipeline, picture, pipeline.Play());
        }
        catch (SourceException e)
        {
            _ended.TrySetResult(e);
        }
        catch (MediaException e)
        {
            _ended.TrySetResult(new SourceException(StreamFailure.Explain(e, options), e));
            host.Log.LogDebug("GStreamer: {Message} {Detail}", e.Message, e.Detail);
        }
        catch (Exception e)
        {
            host.Log.LogError(e, "the stream failed");
            _ended.TrySetResult(new SourceException($"the stream failed: {e.Message}", e));
        }
        finally
        {
            // The reason is known by now; letting go may take as long as it likes.
            sound?.Dispose();
            pipeline?.Dispose();
            _released.TrySetResult();
        }
    }

    private void Play(MediaPipeline pipeline, StreamPicture picture, bool isLive)
    {
        var statistics = new StreamStatistics(host, pipeline, picture, options, isLive);
        var last = host.Time.GetTimestamp();
        while (!_stops)
        {
            var isShown = pipeline.TryPull(Look, picture);
            Warn(pipeline.Poll());
            statistics.Tell();
            if (isShown)
            {
                last = host.Time.GetTimestamp();
            }
            else if (pipeline.IsAtEnd)
            {
                if (!options.Loops || !pipeline.Rewind())
                {
                    throw new SourceException("the stream has ended");
                }
            }
            else if (options.Patience > TimeSpan.Zero && host.Time.GetElapsedTime(last) > options.Patience)
            {
                throw new SourceException($"no picture has come from {options.Address} for {options.Patience.TotalSeconds:0} s");
            }
        }
    }

    // Each once: some elements say the same for each packet.
    private void Warn(string? warning)
    {
        if (warning is not null && warning != _warning)
        {
            _warning = warning;
            host.Log.LogWarning("GStreamer warns: {Warning}", warning);
        }
    }
}
