using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Spice.Tests.Fuzz;

/// <summary>One channel as a session runs it, fed with bytes.</summary>
internal static class FuzzTarget
{
    /// <summary>Less than a hostile server could make of one message.</summary>
    public const long Memory = 64 << 20;

    /// <summary>Feeds a channel until it ends.</summary>
    /// <param name="channel">"display", "main", "cursor" or "inputs".</param>
    /// <param name="bytes">What the server sends, with short headers.</param>
    /// <returns>Why it has ended; null when the bytes had an end.</returns>
    /// <exception cref="Exception">Anything but what the plugin says of a server.</exception>
    public static Exception? Feed(string channel, byte[] bytes) => Feed(channel, bytes, new MessageCount());

    /// <summary>The same, counting the messages that were handled.</summary>
    public static Exception? Feed(string channel, byte[] bytes, MessageCount count)
    {
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
        IMessageHandler handler = channel switch
        {
            "display" => canvas,
            "main" => new MainChannel(link, mouse, agent, clock, NullLogger.Instance),
            "cursor" => new CursorChannel(display, NullLogger.Instance),
            "inputs" => new InputsChannel(link, NullLogger.Instance),
            _ => throw new ArgumentException(channel, nameof(channel)),
        };
        try
        {
            link.Run(handler);
            return null;
        }
        catch (Exception e) when (e is SpiceException or SourceException or EndOfStreamException)
        {
            return e;
        }
    }
}
