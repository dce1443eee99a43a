using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;

namespace Compositor.Remote.Tests.Real;

/// <summary>A vnc source that runs, made from settings as the shell makes it.</summary>
internal sealed class RunningSource : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ISource _source;
    private readonly Workspace _workspace = new();

    public RunningSource(string address, params (string Key, object Value)[] settings)
        : this(address, null, settings)
    {
    }

    public RunningSource(string address, ISound? sound, params (string Key, object Value)[] settings)
    {
        Host = new RecordingHost { Sound = sound };
        var values = settings.Append(("address", address)).ToDictionary(setting => setting.Item1, setting => setting.Item2);

        // A machine with much else to do counts as a slow link, and pictures shall be equal: whoever wants less says so.
        values.TryAdd("quality", "lossless");

        // Never the list of the person who runs the tests.
        values.TryAdd("known-servers", _workspace["known-servers"]);
        _source = new VncFactory().Create(new Settings("test", values));
        Completion = Task.Run(() => _source.RunAsync(Host, _ending.Token));
    }

    public RecordingHost Host { get; }

    /// <summary>Ends with the reason.</summary>
    public Task Completion { get; }

    public IInputSink Input => Host[0].Options!.Input!;

    /// <summary>Waits until a head shows just this picture.</summary>
    public async Task ShowsAsync(PixelGrid expected, int head = 0, double seconds = 20)
    {
        try
        {
            await UntilAsync(() => Picture(head) is { } seen && (seen.Width, seen.Height) == (expected.Width, expected.Height) && expected.DifferencesTo(seen) == 0, "the picture", head, seconds);
        }
        catch (TimeoutException)
        {
            Picture(head)?.SavePng(Workspace.Keep("seen.png", "remote"));
            expected.SavePng(Workspace.Keep("expected.png", "remote"));
            throw;
        }
    }

    /// <summary>What a head shows; null when there is nothing yet.</summary>
    public PixelGrid? Picture(int head = 0) => Host[head].Snapshot() is { } snapshot ? new PixelGrid(snapshot.Size.Width, snapshot.Size.Height, MemoryMarshal.Cast<byte, int>(snapshot.Pixels).ToArray()) : null;

    /// <summary>Waits until something is so; the source's end is a failure that says why.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, int head = 0, double seconds = 20)
    {
        var waiting = Host[head].UntilAsync(condition, what, seconds);
        if (await Task.WhenAny(waiting, Completion) == Completion && !condition())
        {
            await Completion;
        }

        await waiting;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _source.DisposeAsync();
        Host.Dispose();
        _ending.Dispose();
        _workspace.Dispose();
    }
}
