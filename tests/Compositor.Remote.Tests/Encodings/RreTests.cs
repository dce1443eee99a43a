using Compositor.Contracts;
using Compositor.Remote.Tests.Made;
using Xunit;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Encodings;

/// <summary>Parts of RRE that no real server sends.</summary>
public sealed class RreTests
{
    [Fact]
    public async Task A_part_of_no_size_is_nothing_wherever_it_lies()
    {
        byte[] parts = [0, 0, 0, 2, 1, 1, 1, 0, 2, 2, 2, 0, 0, 3, 0, 60, 0, 0, 255, 255, 3, 3, 3, 0, 0, 1, 0, 1, 0, 1, 0, 1];
        var (reason, picture) = await new Conversation(new Size(16, 16)).AddRectangle(new Rect(0, 0, 16, 16), Encoding.Rre, parts).PlayAsync();
        Assert.Contains("has ended", reason, StringComparison.Ordinal);
        Assert.Equal((0x010101, 0x030303), (picture!.At(0, 0), picture.At(1, 1)));
    }

    [Theory]
    [InlineData("00 00 01 01 01010100", "has 257 parts")]
    [InlineData("00 00 00 01 01010100 02020200 0001 0000 0010 0001", "lies outside its rectangle")]
    public async Task What_cannot_be_right_ends_the_connection(string body, string reason)
    {
        var bytes = Convert.FromHexString(body.Replace(" ", "", StringComparison.Ordinal));
        var (said, _) = await new Conversation(new Size(16, 16)).AddRectangle(new Rect(0, 0, 16, 16), Encoding.Rre, bytes).PlayAsync();
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }
}
