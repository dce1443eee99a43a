using System.Buffers.Binary;
using Compositor.Codecs;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Canvas;
using Compositor.Spice.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Spice.Tests.Streams;

/// <summary>A canvas with streams, a server that hears reports, and a clock that stands still.</summary>
internal sealed class StreamFixture : IDisposable
{
    public const uint SaysReports = 1 << 4;
    public const ushort CreateType = 122;
    public const ushort DataType = 123;
    public const ushort ClipType = 124;
    public const ushort DestroyType = 125;
    public const ushort DestroyAllType = 126;
    public const ushort SizedType = 316;
    public const ushort ActivateType = 319;

    public StreamFixture(uint capabilities = SaysReports, uint format = 32, long memory = 64 << 20)
    {
        using var jpeg = new JpegDecoder();
        Assert.SkipUnless(jpeg.IsAvailable, "libturbojpeg is not installed; on Debian: apt install libturbojpeg0");
        Screen = new CanvasFixture(32, 32, format, memory);
        Server = new FakeServer(capabilities);
        Clock = new MediaClock(Time);
        Streams = new StreamTable(Server.Link, Clock, Screen.Budget);
    }

    public CanvasFixture Screen { get; }

    public FakeServer Server { get; }

    public FakeTimeProvider Time { get; } = new();

    public MediaClock Clock { get; }

    public StreamTable Streams { get; }

    public static byte[] Create(uint id, Box box, int codec = 1, int flags = 1, uint width = 16, uint height = 16, uint surface = 0, params Box[] clip) =>
        Clipped(new MessageWriter().U32(surface).U32(id).U8(flags).U8(codec).U32(0).U32(0).U32(width).U32(height).U32(width).U32(height).Box(box), clip).Take();

    public static byte[] Data(uint id, uint stamp, byte[] frame) => new MessageWriter().U32(id).U32(stamp).U32((uint)frame.Length).Bytes(frame).Take();

    public static byte[] Sized(uint id, uint stamp, uint width, uint height, Box box, byte[] frame) =>
        new MessageWriter().U32(id).U32(stamp).U32(width).U32(height).Box(box).U32((uint)frame.Length).Bytes(frame).Take();

    public static byte[] Clip(uint id, params Box[] clip) => Clipped(new MessageWriter().U32(id), clip).Take();

    public static byte[] Activate(uint id, uint unique, uint window, uint timeout) => new MessageWriter().U32(id).U32(unique).U32(window).U32(timeout).Take();

    public static byte[] Number(uint id) => new MessageWriter().U32(id).Take();

    public void Send(ushort type, params byte[] body) => Streams.Handle(type, body);

    /// <summary>Draws what waits, as a display does when nothing more has come.</summary>
    /// <returns>How many frames.</returns>
    public int Show()
    {
        var count = 0;
        while (Streams.TryDecode(out var frame))
        {
            using (Screen.Canvas.BeginBatch())
            {
                Screen.Canvas.DrawFrame(frame);
            }

            count++;
        }

        return count;
    }

    /// <summary>The next report: stream, unique, first and last stamp, frames, drops, delay, audio.</summary>
    public uint[] Report()
    {
        Assert.False(Server.IsQuiet(), "no report");
        var (type, body) = Server.Receive();
        Assert.Equal((ushort)102, type);
        Assert.Equal(32, body.Length);
        return [.. Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(i * 4)))];
    }

    /// <summary>The server was told that a stream cannot be shown.</summary>
    public void AssertFailed(uint id)
    {
        var report = Report();
        Assert.Equal((id, 0u, uint.MaxValue), (report[0], report[4], report[5]));
    }

    /// <summary>A pixel of the screen is about so.</summary>
    public void AssertNear(uint expected, int x, int y)
    {
        var actual = Screen.Screen[x, y];
        for (var shift = 0; shift < 24; shift += 8)
        {
            var difference = (int)(expected >> shift & 0xff) - (int)(actual >> shift & 0xff);
            Assert.True(Math.Abs(difference) <= 9, $"{actual:x6} at {x},{y}, not {expected:x6}");
        }
    }

    public void Dispose()
    {
        Streams.Dispose();
        Server.Dispose();
        Screen.Dispose();
    }

    private static MessageWriter Clipped(MessageWriter writer, Box[] clip)
    {
        writer.U8(clip.Length == 0 ? 0 : 1);
        if (clip.Length > 0)
        {
            writer.U32((uint)clip.Length);
        }

        return clip.Aggregate(writer, (all, box) => all.Box(box));
    }
}
