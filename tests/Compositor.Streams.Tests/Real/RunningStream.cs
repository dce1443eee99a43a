using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;

namespace Compositor.Streams.Tests.Real;

/// <summary>A stream source that runs, made from settings as the shell makes it.</summary>
internal sealed class RunningStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ISource _source;

    public RunningStream(string address, params (string Key, object Value)[] settings)
        : this(address, null, new MediaLibrary(), settings)
    {
    }

    public RunningStream(string address, ISound? sound, IMediaLibrary library, params (string Key, object Value)[] settings)
    {
        Host = new FactsHost(new RecordingHost { Sound = sound });
        var values = settings.Append(("address", address)).ToDictionary(setting => setting.Item1, setting => setting.Item2);
        _source = new StreamFactory(library).Create(new Settings("test", values));
        Completion = Task.Run(() => _source.RunAsync(Host, _ending.Token));
    }

    public FactsHost Host { get; }

    /// <summary>Ends with the reason.</summary>
    public Task Completion { get; }

    public RecordingSurface Surface => Host.Recorded[0];

    /// <summary>What the CPU renderer makes of the newest picture; null when there is none.</summary>
    public PixelGrid? Picture() => Rendered.ByCpu(Surface);

    /// <summary>Waits until something is so; the source's end is a failure that says why.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, double seconds = 20)
    {
        var waiting = Surface.UntilAsync(condition, what, seconds);
        if (await Task.WhenAny(waiting, Completion) == Completion && !condition())
        {
            await Completion;
        }

        await waiting;
    }

    /// <summary>Waits for a picture, and a few more behind it.</summary>
    public async Task<PixelGrid> ShownAsync(int commits = 3, double seconds = 20)
    {
        await UntilAsync(() => Surface.Commits >= commits, $"{commits} pictures", seconds);
        return Picture()!;
    }

    /// <summary>Why it ended.</summary>
    public async Task<string> ReasonAsync(double seconds = 20)
    {
        try
        {
            await Completion.WaitAsync(TimeSpan.FromSeconds(seconds));
            return "none";
        }
        catch (SourceException e)
        {
            return e.Message;
        }
    }

    /// <summary>Asks it to end, and waits for that.</summary>
    public async Task StopAsync()
    {
        await _ending.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _source.DisposeAsync();
        Host.Recorded.Dispose();
        _ending.Dispose();
    }
}
