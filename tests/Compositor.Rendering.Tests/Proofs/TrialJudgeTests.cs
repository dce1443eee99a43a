using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class TrialJudgeTests
{
    private readonly TrialFormat _format = TrialFormat.Find(FourCc.Argb8888)!;
    private readonly TrialJudge _judge;

    public TrialJudgeTests() => _judge = new TrialJudge(_format);

    [Fact]
    public void The_picture_itself_is_right()
    {
        Put(2);
        _judge.Check(2, "the picture");
    }

    [Fact]
    public void One_wrong_pixel_is_found_and_named()
    {
        Put(0);
        _judge.Pixels[(3 * 256) + 7] ^= 0x00000100;
        var error = Assert.Throws<RendererException>(() => _judge.Check(0, "the picture"));
        Assert.StartsWith("1 of 16384 pixels of the picture are wrong; at 7,3 is r", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alpha_counts_where_the_format_has_it()
    {
        Put(0);
        _judge.Pixels[^1] ^= 0x80000000;
        Assert.Throws<RendererException>(() => _judge.Check(0, "the picture"));

        var opaque = new TrialJudge(TrialFormat.Find(FourCc.Xrgb8888)!);
        Put(0, opaque);
        opaque.Pixels[^1] ^= 0x80000000;
        opaque.Check(0, "the picture");
    }

    [Fact]
    public void A_picture_that_stays_is_told_from_one_that_is_wrong()
    {
        Put(0);
        Assert.Contains("goes on showing", Assert.Throws<RendererException>(() => _judge.Check(1, "the changed picture")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Red_and_blue_swapped_are_wrong()
    {
        Put(0);
        foreach (ref var pixel in _judge.Pixels)
        {
            pixel = (pixel & 0xff00ff00) | ((pixel & 0xff) << 16) | ((pixel >> 16) & 0xff);
        }

        Assert.Contains("are wrong", Assert.Throws<RendererException>(() => _judge.Check(0, "the picture")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x00000080u, 0x00000082u, 0x00ffffffu, 2, true)]
    [InlineData(0x00000080u, 0x00000083u, 0x00ffffffu, 2, false)]
    [InlineData(0x00800000u, 0x007e0000u, 0x00ffffffu, 2, true)]
    [InlineData(0xff000000u, 0x00000000u, 0x00ffffffu, 0, true)]
    [InlineData(0xff000000u, 0x00000000u, 0xffffffffu, 0, false)]
    [InlineData(0x12345678u, 0x87654321u, 0x00000000u, 0, true)]
    public void Nearness_is_by_channel(uint actual, uint expected, uint mask, int tolerance, bool near) =>
        Assert.Equal(near, TrialJudge.IsNear(actual, expected, mask, tolerance));

    private void Put(int turn) => Put(turn, _judge);

    private static void Put(int turn, TrialJudge judge)
    {
        var format = TrialFormat.Find(FourCc.Argb8888)!;
        for (var i = 0; i < judge.Pixels.Length; i++)
        {
            judge.Pixels[i] = format.Expect(i % 256, i / 256, turn, out _);
        }
    }
}
