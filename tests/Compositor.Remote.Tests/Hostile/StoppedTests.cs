using System.Diagnostics;
using Compositor.Contracts;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.Real;
using Xunit;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>Servers that stop in the midst of something, or have a client at work for long: the source can be stopped at once, and the wall can read its picture.</summary>
public sealed class StoppedTests
{
    private const int Colour = 0x102030;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1.5);

    public static TheoryData<string> Places => ["raw", "zlib", "zrle", "tight", "hextile", "rre", "jpeg", "cursor", "text", "sound"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_server_that_stops_midway_leaves_the_picture_which_can_be_read(string place)
    {
        var talk = HostileTests.Painted(Colour);
        _ = place switch
        {
            "raw" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Raw, new byte[64 * 4]),
            "zlib" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Zlib, [0, 0, 0, 99, 120, 156]),
            "zrle" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Zrle, [0, 0, 0, 99, 120]),
            "tight" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Tight, [0x00, 99, 120]),
            "hextile" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Hextile, [1, 2, 3]),
            "rre" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Rre, [0, 0, 0, 9, 1, 2, 3, 4, 5]),
            "jpeg" => talk.AddRectangle(new Rect(0, 32, 64, 32), Encoding.Tight, [0x90, 99, 0xff]),
            "cursor" => talk.AddRectangle(new Rect(0, 0, 32, 32), Encoding.Cursor, [1]),
            "text" => talk.Add([3, 0, 0, 0, 0, 0, 0, 9, 1]),
            _ => talk.Add([255, 1, 0, 2, 0, 0, 0, 9, 1]),
        };
        using var server = new SayingServer(talk.Bytes);
        var source = new RunningSource(server.Address);
        try
        {
            await source.UntilAsync(() => source.Picture()?.At(5, 5) == Colour, "its picture");

            // As those who draw the wall do: they come back a frame later, but must not find it locked for ever.
            var canvas = source.Host[0].Buffer!.DrawLock!;
            var reads = 0;
            await source.UntilAsync(() => TryRead(canvas, ref reads), "a wall that can read it");
            Assert.False(source.Completion.IsCompleted);
        }
        finally
        {
            await EndsAtOnceAsync(source);
        }

        static bool TryRead(DrawLock canvas, ref int reads)
        {
            reads = canvas.TryEnter() ? reads + 1 : 0;
            if (reads > 0)
            {
                canvas.Exit();
            }

            // A few in a row: not only in a moment between two rectangles.
            return reads > 5;
        }
    }

    [Theory]
    [InlineData("copies")]
    [InlineData("parts")]
    public async Task Work_without_end_ends_with_the_source(string kind)
    {
        // A few kilobytes, which take minutes.
        var size = new Size(8000, 8000);
        var talk = new Conversation(size).AddRectangle(new Rect(0, 0, 64, 64), Encoding.Tight, [0x80, Colour >> 16, (Colour >> 8) & 255, Colour & 255]);
        byte[] whole = [0x1f, 0x40, 0x1f, 0x40];
        if (kind == "parts")
        {
            talk.AddRectangle(new Rect(size), Encoding.Rre, [0, 0, 0x13, 0x88, 1, 2, 3, 0, .. Many([4, 5, 6, 0, 0, 0, 0, 0, .. whole])]);
        }
        else
        {
            talk.Add([0, 0, 0x13, 0x88, .. Many([0, 1, 0, 1, 0x1f, 0x3f, 0x1f, 0x3f, 0, 0, 0, 1, 0, 0, 0, 0])]);
        }

        using var server = new SayingServer(talk.Bytes);
        var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Host[0].Commits > 0, "its picture");
        await EndsAtOnceAsync(source);
        Assert.True(source.Host[0].Disposed);

        static byte[] Many(byte[] one) => [.. Enumerable.Repeat(one, 5000).SelectMany(part => part)];
    }

    private static async Task EndsAtOnceAsync(RunningSource source)
    {
        var began = Stopwatch.GetTimestamp();
        await source.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, AtOnce);
    }
}
