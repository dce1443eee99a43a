using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Fuzz;

/// <summary>One channel of SPICE as a session runs it, fed with bytes.</summary>
public static class SpiceChannel
{
    /// <summary>Less than a hostile server could make of one message.</summary>
    public const long Memory = 64 << 20;

    /// <summary>Feeds a channel until it ends.</summary>
    /// <param name="channel">"display", "main", "cursor", "inputs", "playback" or "record".</param>
    /// <param name="bytes">What the server sends, with short headers.</param>
    /// <returns>Why it has ended, or that the bytes had an end; and how many messages were handled.</returns>
    /// <exception cref="Exception">Anything but what the plugin says of a server.</exception>
    public static FeedResult Feed(string channel, byte[] bytes)
    {
        var count = new MessageCount();
        using var host = new RecordingHost();
        var budget = new MemoryBudget(Memory);
        using var link = new ChannelLink(new ReplayTransport(bytes), new LinkReply([], CommonCapabilities.MiniHeader, uint.MaxValue), budget) { Tap = count };
        var (queue, mouse) = (new InputQueue(), new MouseState());
        var heads = new InputHeads(queue, mouse);
        using var display = new DisplayHeads(host, 0, heads.Places, heads.Of);
        var clock = new MediaClock(host.Time);
        var streams = new StreamTable(link, clock, budget);
        var gl = new GlFrames(link, display, Pacing.TearFree, NullLogger.Instance);
        using var canvas = new DisplayChannel(new DisplayImages(budget), display, streams, gl, size => host.CreateCanvas(size, FourCc.Xrgb8888), NullLogger.Instance);
        using var agent = new VmAgent(link, host, heads.Places, budget);
        var sound = new BoundedSound();
        using var playback = new PlaybackChannel(sound, NullLogger.Instance);
        using var cursor = new CursorChannel(display, budget, NullLogger.Instance);
        using var record = new RecordChannel(link, sound, opus: true, host.Time, NullLogger.Instance);
        IMessageHandler handler = channel switch
        {
            "display" => canvas,
            "main" => new MainChannel(link, mouse, agent, clock, NullLogger.Instance),
            "cursor" => cursor,
            "inputs" => new InputsChannel(link, NullLogger.Instance),
            "playback" => playback,
            "record" => record,
            _ => throw new ArgumentException(channel, nameof(channel)),
        };
        try
        {
            link.Run(handler);
            return new FeedResult(null, count.Value);
        }
        catch (Exception e) when (e is SpiceException or SourceException or EndOfStreamException)
        {
            return new FeedResult(e, count.Value);
        }
    }
}
