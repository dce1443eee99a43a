using Compositor.Codecs;
using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// The sound of a session. What goes wrong with it is told in the log and ends that channel alone: a VM that cannot be heard can still be seen.
/// </summary>
/// <param name="host">The source's.</param>
/// <param name="sound">The shell's.</param>
/// <param name="name">Of the source, for threads.</param>
/// <param name="linker">Links the channels.</param>
/// <param name="address">For people.</param>
/// <param name="record">Makes what records a channel; null where nothing is recorded.</param>
internal sealed partial class SoundChannels(
    ISurfaceHost host, ISound sound, string name, ChannelLinker linker, ServerAddress address, Func<ChannelId, IMessageTap?> record) : IDisposable
{
    private const int MostOfAKind = 4;

    private readonly List<ChannelThread> _threads = [];
    private volatile bool _ending;

    /// <summary>Opens what the server offers of it.</summary>
    public async Task OpenAsync(uint session, IEnumerable<ChannelId> offered, CancellationToken cancellationToken)
    {
        // What packing saves is of no use on this machine, and costs sound and time.
        var opus = address.Path is null && OpusFormat.IsAvailable();
        var channels = offered.ToList();
        foreach (var channel in channels.Where(channel => channel.Kind == ChannelKind.Playback).Take(MostOfAKind))
        {
            if (await LinkAsync(session, channel, PlaybackChannel.Capabilities(opus), cancellationToken).ConfigureAwait(false) is { } link)
            {
                Start(link, new PlaybackChannel(sound, host.Log), ChannelKind.Playback);
            }
        }

        if (!sound.CanRecord)
        {
            return;
        }

        foreach (var channel in channels.Where(channel => channel.Kind == ChannelKind.Record).Take(MostOfAKind))
        {
            if (await LinkAsync(session, channel, RecordChannel.Capabilities(opus), cancellationToken).ConfigureAwait(false) is { } link)
            {
                Start(link, new RecordChannel(link, sound, opus, host.Time, host.Log), ChannelKind.Record);
            }
        }
    }

    public void Dispose()
    {
        _ending = true;
        _threads.ForEach(thread => thread.Dispose());
    }

    private async Task<ChannelLink?> LinkAsync(uint session, ChannelId channel, uint capabilities, CancellationToken cancellationToken)
    {
        IMessageTap? tap = null;
        try
        {
            tap = record(channel);
            var link = await linker.LinkAsync(session, channel, capabilities, cancellationToken).ConfigureAwait(false);
            (link.Tap, tap) = (tap, null);
            return link;
        }
        catch (SourceException e)
        {
            LogEnded(host.Log, channel.Kind, e.Message);
            return null;
        }
        finally
        {
            tap?.Dispose();
        }
    }

    private void Start<T>(ChannelLink link, T handler, ChannelKind kind)
        where T : IMessageHandler, IDisposable
    {
        var thread = new ChannelThread(link, handler, kind, $"spice {(kind == ChannelKind.Record ? "record" : "playback")} {name}");
        _threads.Add(thread);
        thread.Start();
        _ = FollowAsync(thread, handler, kind);
    }

    private async Task FollowAsync(ChannelThread thread, IDisposable handler, ChannelKind kind)
    {
        var reason = await thread.Completion.ConfigureAwait(false);
        handler.Dispose();
        if (!_ending)
        {
            LogEnded(host.Log, kind, Explanation.Of(reason, address, hasPassword: true).Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "no sound by the {Channel} channel: {Reason}")]
    private static partial void LogEnded(ILogger log, ChannelKind channel, string reason);
}
