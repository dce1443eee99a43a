using Compositor.Contracts;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.Real;
using Xunit;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>
/// What a server should not say, said to a whole source over its socket, with another source beside it: either the picture goes on, or the source ends with a
/// sentence; the other one notices nothing.
/// </summary>
public sealed class HostileTests
{
    private const long MostAllocated = 160 << 20;
    private const int Before = 0x102030;
    private const int After = 0x405060;
    private static readonly Size Screen = new(64, 64);
    private static readonly Dictionary<string, HostileCase> Cases = HostileCases.All().ToDictionary(hostile => hostile.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_picture_goes_on_or_the_source_says_why_not_and_the_one_beside_it_is_live(string name)
    {
        var hostile = Cases[name];
        var talk = Painted(Before);
        hostile.Say(talk);
        var bytes = (hostile.Reason is null ? talk.AddRectangle(new Rect(0, 0, 64, 64), Encoding.Tight, Colour(After)) : talk).Bytes;
        using var server = new SayingServer(bytes, ends: hostile.Reason is not null);
        using var other = new SayingServer(Painted(Before).Bytes);
        await using var neighbour = new RunningSource(other.Address);
        var allocated = GC.GetTotalAllocatedBytes();
        await using (var source = new RunningSource(server.Address, ("memory", 64L)))
        {
            if (hostile.Reason is { } reason)
            {
                var end = await Assert.ThrowsAnyAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30)));
                Assert.Contains(reason, end.Message, StringComparison.Ordinal);

                // The last picture is held.
                Assert.Equal(Before, source.Picture()!.At(60, 60));
            }
            else
            {
                await source.UntilAsync(() => source.Picture()?.At(5, 5) == After, "the picture behind it");
                Assert.False(source.Completion.IsCompleted);
            }
        }

        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, MostAllocated);
        await neighbour.UntilAsync(() => neighbour.Picture()?.At(5, 5) == Before, "its picture");
        Assert.False(neighbour.Completion.IsCompleted);
    }

    [Theory]
    [InlineData(0xffff, 0xffff, "has 65535x65535 pixels")]
    [InlineData(12000, 12000, "takes more than 64 MiB of memory")]
    [InlineData(0, 0, "has 0x0 pixels")]
    public async Task A_screen_that_cannot_be_is_told(int width, int height, string reason)
    {
        using var server = new SayingServer(new Conversation(new Size(width, height)).Bytes);
        await Refused.ExpectAsync(server.Address, reason, ("memory", 64L));
    }

    [Fact]
    public async Task Memory_is_that_of_the_setting()
    {
        using var server = new SayingServer(new Conversation(new Size(4096, 4096)).AddRectangle(new Rect(0, 0, 4096, 4096), Encoding.Tight, Colour(After)).Bytes);
        await using var source = new RunningSource(server.Address, ("memory", 64L));
        await source.UntilAsync(() => source.Picture()?.At(4095, 4095) == After, "a picture of just as much");
    }

    internal static Conversation Painted(int colour) => new Conversation(Screen).AddRectangle(new Rect(Screen), Encoding.Tight, Colour(colour));

    private static byte[] Colour(int colour) => [0x80, (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour];
}
