using Compositor.Plugins.Spice;
using Xunit;
using static Compositor.Spice.Tests.Streams.StreamFixture;
using static Compositor.Spice.Tests.Streams.StreamPictures;

namespace Compositor.Spice.Tests.Streams;

/// <summary>Whatever a server sends: an error that ends the connection, or a stream that ends. Memory is counted, and all of it comes back.</summary>
public sealed class HostileStreamTests
{
    private static readonly Box Place = new(0, 0, 16, 16);

    private static (ushort Type, byte[] Body)[] Messages =>
    [
        (CreateType, Create(1, Place, clip: [Place, Place])),
        (ActivateType, Activate(1, 1, 1, 1)),
        (DataType, Data(1, 0, Jpeg(Red))),
        (ClipType, Clip(1, Place)),
        (SizedType, Sized(1, 0, 8, 4, Place, Jpeg(Green, Green, 8, 4))),
        (DestroyType, Number(1)),
    ];

    [Fact]
    public void There_are_64_streams()
    {
        using var fixture = new StreamFixture();
        Assert.Throws<SpiceException>(() => fixture.Send(CreateType, Create(64, Place)));
        foreach (var (type, body) in Messages.Where(message => message.Type != CreateType))
        {
            byte[] other = [.. body];
            BitConverter.TryWriteBytes(other, uint.MaxValue);
            Assert.Throws<SpiceException>(() => fixture.Send(type, other));
        }
    }

    [Fact]
    public void A_message_that_ends_too_early_is_an_error_at_each_byte()
    {
        using var fixture = new StreamFixture();
        foreach (var (type, body) in Messages)
        {
            for (var length = 0; length < body.Length; length++)
            {
                Assert.Throws<SpiceException>(() => fixture.Send(type, body[..length]));
            }

            fixture.Send(type, body);
            fixture.Show();
        }
    }

    [Theory]
    [InlineData(0u, 16u)]
    [InlineData(16u, 0u)]
    [InlineData(0x8000u, 16u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(0x7fffu, 0x7fffu)]
    public void Sizes_that_cannot_be_end_the_stream(uint width, uint height)
    {
        using var fixture = new StreamFixture();
        for (var codec = 1; codec <= 4; codec++)
        {
            var taken = fixture.Screen.Budget.Taken;
            fixture.Send(CreateType, Create(1, Place, codec, width: width, height: height));
            fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
            Assert.Equal(0, fixture.Show());
            fixture.AssertFailed(1);
            fixture.Send(DestroyType, Number(1));
            Assert.Equal(taken, fixture.Screen.Budget.Taken);
        }

        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(SizedType, Sized(1, 0, width, height, Place, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        fixture.AssertFailed(1);
    }

    [Fact]
    public void A_frame_of_another_size_than_it_says_ends_the_stream()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, Place, width: 17));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        fixture.AssertFailed(1);
    }

    [Fact]
    public void Frames_count_as_memory()
    {
        using var fixture = new StreamFixture(memory: 1 << 20);
        fixture.Send(CreateType, Create(1, Place));
        fixture.Send(DataType, Data(1, 0, new byte[2 << 20]));
        fixture.AssertFailed(1);
        fixture.Send(CreateType, Create(1, Place, width: 1000, height: 1000));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        fixture.AssertFailed(1);
    }

    [Theory]
    [InlineData(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue)]
    [InlineData(10, 10, 10, 10)]
    [InlineData(-100_000, -5, 100_000, 1_000_000)]
    public void A_place_may_be_any_numbers(int left, int top, int right, int bottom)
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(1, new Box(left, top, right, bottom)));
        fixture.Send(DataType, Data(1, 0, Jpeg(Red)));
        Assert.Equal(1, fixture.Show());
        fixture.Screen.Screen.AssertMargins();
    }

    [Fact]
    public void Mutated_messages_are_errors_or_nothing()
    {
        using var fixture = new StreamFixture(capabilities: 0);
        var random = new Random(20);
        for (var i = 0; i < 20_000; i++)
        {
            var (type, body) = Messages[random.Next(Messages.Length)];
            for (var flips = random.Next(4); flips > 0; flips--)
            {
                // Other codecs have pipelines, which take their time.
                var at = random.Next(body.Length);
                body[at] = type == CreateType && at == 9 ? body[at] : (byte)random.Next(256);
            }

            try
            {
                fixture.Send(type, body);
                fixture.Show();
            }
            catch (SpiceException)
            {
                // As it should be.
            }
        }

        fixture.Screen.Screen.AssertMargins();
    }
}
