using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Compositor.Spice.Tests.Streams.StreamFixture;
using static Compositor.Spice.Tests.Streams.StreamPictures;

namespace Compositor.Spice.Tests.Streams;

/// <summary>A display channel with a stream, as a session runs it.</summary>
public sealed class StreamOrderTests
{
    private const uint Ink = 0xff00ff;

    [Fact]
    public void What_is_drawn_after_a_frame_lies_above_it_and_what_was_drawn_before_below()
    {
        var pixels = Run(server =>
        {
            server.Send(302, Fill(new Box(0, 0, 16, 16)));
            server.Send(CreateType, Create(1, new Box(4, 4, 20, 20)));
            server.Send(DataType, Data(1, 0, Jpeg(Green)));
            server.Send(302, Fill(new Box(10, 10, 12, 12)));
        });
        Assert.Equal(Ink, pixels[0]);
        Assert.Equal(Ink, pixels[(11 * 32) + 11]);
        Assert.Equal(Green & 0xf0f0f0, pixels[(6 * 32) + 6] & 0xf0f0f0);
    }

    [Fact]
    public void A_frame_that_comes_last_is_shown()
    {
        var pixels = Run(server =>
        {
            server.Send(CreateType, Create(1, new Box(4, 4, 20, 20)));
            server.Send(DataType, Data(1, 0, Jpeg(Red)));
            server.Send(DataType, Data(1, 0, Jpeg(Green)));
        });
        Assert.Equal(Green & 0xf0f0f0, pixels[(6 * 32) + 6] & 0xf0f0f0);
    }

    [Fact]
    public void The_server_is_told_what_is_wished()
    {
        using var server = new FakeServer(capabilities: 1 << 12);
        using var images = new DisplayImages(new MemoryBudget(64 << 20), id: 3, displays: 2);
        DisplayChannel.Begin(server.Link, images, Compression.Lz, VideoOffer.Make(VideoPreference.Vp8, hasJpeg: true, _ => true));
        var (type, body) = server.Receive();
        Assert.Equal(101, type);
        Assert.Equal([3, 0, 0, 0x28, 0, 0, 0, 0, 0, 3, 0, 0, 0x40, 0], body);
        (type, body) = server.Receive();
        Assert.Equal(105, type);
        Assert.Equal([2, 2, 1], body);
        DisplayChannel.Begin(server.Link, images, Compression.Lz, VideoOffer.Make(VideoPreference.Auto, hasJpeg: true, _ => true));
        Assert.Equal(101, server.Receive().Type);
        Assert.True(server.IsQuiet());
    }

    private static byte[] Fill(Box box) => MessageWriter.DrawTo(0, box).Solid(Ink).U16(8).NoMask().Take();

    private static uint[] Run(Action<FakeServer> send)
    {
        using var host = new RecordingHost();
        using var server = new FakeServer(SaysReports);
        var budget = new MemoryBudget(64 << 20);
        var heads = new InputHeads(new InputQueue(), new MouseState());
        var display = new DisplayHeads(host, 0, heads.Places, heads.Of);
        var streams = new StreamTable(server.Link, new MediaClock(host.Time), budget);
        var gl = new GlFrames(server.Link, display, Pacing.TearFree, NullLogger.Instance);
        using (var channel = new DisplayChannel(new DisplayImages(budget), display, streams, gl, size => host.CreateCanvas(size, FourCc.Xrgb8888), NullLogger.Instance))
        {
            server.Send(314, new MessageWriter().U32(0).I32(32).I32(32).U32(32).U32(1).Take());
            send(server);
            server.End();
            server.Link.Run(channel);
        }

        return MemoryMarshal.Cast<byte, uint>(host[0].Snapshot()!.Value.Pixels).ToArray();
    }
}
