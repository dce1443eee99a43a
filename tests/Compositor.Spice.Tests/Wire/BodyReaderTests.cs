using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Wire;

public sealed class BodyReaderTests
{
    [Fact]
    public void Fields_are_little_endian_and_follow_each_other()
    {
        var reader = new BodyReader([1, 2, 3, 0xff, 0xff, 0xff, 0xff, 0x10, 0x20, 0x30, 0x40]);
        Assert.Equal(1, reader.ReadByte());
        Assert.Equal(0x0302, reader.ReadUInt16());
        Assert.Equal(-1, reader.ReadInt32());
        Assert.Equal(4, reader.Left);
        Assert.Equal(0x10203040u, reader.ReadUInt32BigEndian());
        Assert.Equal(0, reader.Left);
    }

    [Fact]
    public void What_lies_beyond_the_end_is_refused()
    {
        Assert.Throws<SpiceException>(() => new BodyReader([1, 2, 3]).ReadUInt32());
        Assert.Throws<SpiceException>(() => new BodyReader([1, 2, 3]).ReadBytes(uint.MaxValue).Length);
        Assert.Throws<SpiceException>(() => new BodyReader([1, 2, 3]).At(4).Left);
        Assert.Throws<SpiceException>(() => new BodyReader([1, 2, 3]).At(uint.MaxValue).Left);
        Assert.Equal(0, new BodyReader([1, 2, 3]).At(3).Left);
    }

    [Theory]
    [InlineData(2, 4, true)]
    [InlineData(3, 4, false)]
    [InlineData(uint.MaxValue, 4, false)]
    [InlineData(uint.MaxValue, 1, false)]
    public void A_count_is_refused_when_its_elements_cannot_follow(uint count, int size, bool fits)
    {
        var body = new byte[4 + 8];
        BitConverter.TryWriteBytes(body, count);
        if (fits)
        {
            Assert.Equal((int)count, new BodyReader(body).ReadCount(size));
        }
        else
        {
            Assert.Throws<SpiceException>(() => new BodyReader(body).ReadCount(size));
        }
    }
}
