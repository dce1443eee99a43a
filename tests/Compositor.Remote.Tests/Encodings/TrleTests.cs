using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Made;
using Xunit;

namespace Compositor.Remote.Tests.Encodings;

/// <summary>No server here has TRLE: tiles of all kinds are made by hand.</summary>
public sealed class TrleTests
{
    private const int Side = 16;

    [Fact]
    public async Task Tiles_of_all_kinds_are_what_they_stand_for()
    {
        var area = new Rect(3, 5, (Side * 20) + 7, (Side * 15) + 3);
        var writer = new TileWriter(new Random(5));
        var pixels = new int[400 * 300];
        for (var y = area.Y; y < area.Bottom; y += Side)
        {
            for (var x = area.X; x < area.Right; x += Side)
            {
                var (width, height) = ((int)Math.Min(Side, area.Right - x), (int)Math.Min(Side, area.Bottom - y));
                var tile = writer.Write(width, height);
                for (var i = 0; i < tile.Length; i++)
                {
                    pixels[((y + (i / width)) * 400) + x + (i % width)] = tile[i];
                }
            }
        }

        Assert.Equal(7, writer.Kinds.Count);
        Assert.All(writer.Kinds.Values, count => Assert.True(count > 10));
        var (_, picture) = await new Conversation(new Size(400, 300)).AddRectangle(area, Plugins.Remote.Encoding.Trle, writer.Bytes).PlayAsync();
        Assert.Equal(0, new PixelGrid(400, 300, pixels).DifferencesTo(picture!));
    }

    [Theory]
    [InlineData("7F", "unknown kind 127")]
    [InlineData("81", "unknown kind 129")]
    [InlineData("03000000010101020202C0", "no number 3")]
    [InlineData("80000000FFFF", "longer than its tile")]
    public async Task What_cannot_be_right_ends_the_connection(string body, string reason)
    {
        var bytes = Convert.FromHexString(body);
        var (said, _) = await new Conversation(new Size(16, 16)).AddRectangle(new Rect(0, 0, 16, 16), Plugins.Remote.Encoding.Trle, [.. bytes, 0, 0, 0, 0, 0, 0]).PlayAsync();
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }
}
