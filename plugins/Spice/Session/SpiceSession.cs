using Compositor.Contracts;
using Compositor.Sources;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>One connection to a server, from its first channel to the end of any.</summary>
internal sealed partial class SpiceSession(ISurfaceHost host, string name, ServerAddress address, string password, SpiceOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan MainLimit = TimeSpan.FromSeconds(10);

    // How long the main channel has to say where the VM has gone when another channel has ended.
    private static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(200);

    private readonly MemoryBudget _budget = new(options.Memory);
    private readonly MouseState _mouse = new();
    private readonly MediaClock _clock = new(host.Time);
    private readonly InputQueue _queue = new();
    private readonly List<ChannelThread> _threads = [];
    private InputSender? _sender;
    private SoundChannels? _sound;

    /// <summary>True when all channels were there once.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Runs until something ends it.</summary>
    /// <param name="opener">The way to the server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SourceException">Why it has ended.</exception>
    /// <exception cref="HostMovedException">It has ended because the VM is elsewhere.</exception>
    public async Task RunAsync(ITransportOpener opener, CancellationToken cancellationToken)
    {
        host.Report("connecting");
        var linker = new ChannelLinker(opener, address, password, _budget, host.Time);
        var heads = new InputHeads(_queue, _mouse);
        var (session, channels, agent) = await BeginAsync(linker, heads, cancellationToken).ConfigureAwait(false);
        var displays = channels.Where(channel => channel.Kind == ChannelKind.Display).ToList();
        if (displays.Count == 0)
        {
            throw new SourceException($"the server at {address} has no display");
        }

        host.Report("waiting for the first picture");
        heads.Files = agent.Files;
        var video = await Task.Run(() => VideoOffer.Find(options.Video), cancellationToken).ConfigureAwait(false);
        if (options.Video is VideoPreference.Vp8 or VideoPreference.Vp9 or VideoPreference.H264 && video.Codecs is [] or [StreamCodec.Mjpeg, ..])
        {
            LogNoDecoder(host.Log, options.Video);
        }

        LogVideo(host.Log, video.Codecs.Count == 0 ? "none" : string.Join(", ", video.Codecs));
        var all = new VmDisplays(host, _budget, options, video, _clock, heads, displays.Count);
        foreach (var channel in displays)
        {
            var capabilities = DisplayChannel.Capabilities | video.Capabilities | (address.Path is null ? 0 : GlFrames.Capability);
            var link = await linker.LinkAsync(session, channel, capabilities, cancellationToken).ConfigureAwait(false);
            Start(link, channel, all.Add(link, channel.Id));
        }

        foreach (var channel in channels.Where(channel => channel.Kind == ChannelKind.Cursor))
        {
            var link = await linker.LinkAsync(session, channel, 0, cancellationToken).ConfigureAwait(false);
            Start(link, channel, new CursorChannel(all.CursorsOf(channel.Id), _budget, host.Log));
        }

        if (channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Inputs) is { Kind: ChannelKind.Inputs } inputs)
        {
            var link = await linker.LinkAsync(session, inputs, 0, cancellationToken).ConfigureAwait(false);
            var handler = new InputsChannel(link, host.Log);
            Start(link, inputs, handler);
            _sender = new InputSender(_queue, new SpiceInput(handler, _mouse, heads.Places, agent.Monitors), $"spice input {name}");
            _sender.Start();
        }

        if (host.Sound is { } sound)
        {
            _sound = new SoundChannels(host, sound, name, linker, address, Record);
            await _sound.OpenAsync(session, channels, cancellationToken).ConfigureAwait(false);
        }

        IsConnected = true;
        LogConnected(host.Log, address, displays.Count == 1 ? "1 display" : $"{displays.Count} displays");
        throw await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Farewells first, then all channels; threads are waited for off the caller's.
        await Task.Run(() =>
        {
            _sender?.Stop();
            _queue.Close();
            _sound?.Dispose();
            for (var i = _threads.Count - 1; i >= 0; i--)
            {
                _threads[i].Dispose();
            }
        }).ConfigureAwait(false);
    }

    private async Task<(uint Session, IReadOnlyList<ChannelId> Channels, VmAgent Agent)> BeginAsync(
        ChannelLinker linker, InputHeads heads, CancellationToken cancellationToken)
    {
        var id = new ChannelId(ChannelKind.Main, 0);
        var link = await linker.LinkAsync(0, id, MainChannel.Capabilities, cancellationToken).ConfigureAwait(false);
        var agent = new VmAgent(link, host, heads.Places, _budget);
        var main = new MainChannel(link, _mouse, agent, _clock, host.Log);
        var thread = Start(link, id, main);
        try
        {
            var begun = Task.WhenAll(main.Session, main.Channels);
            var first = await Task.WhenAny(begun, thread.Completion).WaitAsync(MainLimit, host.Time, cancellationToken).ConfigureAwait(false);
            return first == begun
                ? (await main.Session.ConfigureAwait(false), await main.Channels.ConfigureAwait(false), agent)
                : throw Explain(await thread.Completion.ConfigureAwait(false));
        }
        catch (TimeoutException e)
        {
            throw new SourceException($"the server at {address} does not say which channels it has", e);
        }
    }

    private ChannelThread Start(ChannelLink link, ChannelId id, IMessageHandler handler)
    {
        link.Tap = Record(id);
        var channel = new ChannelThread(link, handler, id.Kind, $"spice {id.Kind.ToString().ToLowerInvariant()} {name}:{id.Id}");
        _threads.Add(channel);
        channel.Start();
        return channel;
    }

    private MessageRecorder? Record(ChannelId id)
    {
        try
        {
            return options.Record is { } folder ? MessageRecorder.Create(folder, id, host.Time) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"nothing can be recorded (record): {e.Message}", e);
        }
    }

    private async Task<Exception> EndAsync(CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAny(_threads.Select(thread => thread.Completion)).WaitAsync(cancellationToken).ConfigureAwait(false);
        var main = _threads[0].Completion;
        await Task.WhenAny(main, Task.Delay(LastWord, host.Time, cancellationToken)).ConfigureAwait(false);
        var cause = await (main is { IsCompletedSuccessfully: true, Result: HostMovedException } ? main : ended).ConfigureAwait(false);

        // A server that goes ends all channels at the same time, more or less.
        var isDisplay = _threads.Exists(thread => thread.Completion == ended && thread.Kind == ChannelKind.Display);
        return isDisplay && !main.IsCompleted && cause is EndOfStreamException && address.Path is null ? Explanation.OfDisplayAlone(address) : Explain(cause);
    }

    private Exception Explain(Exception cause) => cause is HostMovedException ? cause : Explanation.Of(cause, address, password.Length > 0);

    [LoggerMessage(LogLevel.Debug, "video that can be decoded: {Codecs}")]
    private static partial void LogVideo(ILogger log, string codecs);

    [LoggerMessage(LogLevel.Warning, "video of {Codec} needs GStreamer and its plugins (docs/SPICE.md); it is not asked for")]
    private static partial void LogNoDecoder(ILogger log, VideoPreference codec);

    [LoggerMessage(LogLevel.Information, "connected to {Address} with {Displays}")]
    private static partial void LogConnected(ILogger log, ServerAddress address, string displays);
}
