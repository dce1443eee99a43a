using System.Text;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Messages that lie end in typed errors, without allocating what they claim.</summary>
public sealed class HostileTests : LiveTest
{
    [Fact]
    public void A_big_endian_message_is_refused_by_name() =>
        Assert.Contains("big-endian", Failure(Edit(GoldenMessages.GetAll, 0, (byte)'B')), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 'L')]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void A_wrong_first_byte_type_or_version_is_refused(int at, byte value) => Failure(Edit(GoldenMessages.GetAll, at, value));

    [Theory]
    [InlineData(4, 0xffffffff)]
    [InlineData(4, 0x7fffffff)]
    [InlineData(4, 1 << 27)]
    [InlineData(12, 0xffffffff)]
    [InlineData(12, (1 << 26) + 1)]
    public void Sizes_beyond_the_limits_are_refused_at_once(int at, uint size) => Failure(Edit32(GoldenMessages.GetAll, at, size));

    [Fact]
    public void A_claimed_size_allocates_nothing_before_the_bytes_come()
    {
        using var framer = new MessageFramer();
        var bytes = Edit32(GoldenMessages.GetAll, 4, 100 << 20);
        bytes.CopyTo(framer.Space);
        framer.Advance(bytes.Length);
        Assert.False(framer.TryRead(out _));
        Assert.InRange(framer.Space.Length, 1, 1 << 17);
    }

    [Fact]
    public void A_serial_of_zero_is_refused() => Failure(Edit32(GoldenMessages.GetAll, 8, 0));

    [Theory]
    [InlineData(0xffffffffu)]
    [InlineData(0x80000000u)]
    [InlineData(0x04000001u)]
    [InlineData(5u)]
    public void An_array_that_claims_too_much_is_refused(uint length)
    {
        var bytes = new byte[8];
        BitConverter.TryWriteBytes(bytes, length);
        Assert.Throws<ProtocolException>(() => new DBusReader(bytes).ReadBytes().Length);
    }

    [Theory]
    [InlineData(0xffffffffu)]
    [InlineData(0x7fffffffu)]
    [InlineData(4u)]
    [InlineData(3u)]
    public void A_string_that_claims_too_much_or_does_not_end_is_refused(uint length)
    {
        byte[] bytes = [0, 0, 0, 0, (byte)'a', (byte)'b', (byte)'c', (byte)'d'];
        BitConverter.TryWriteBytes(bytes, length);
        Assert.Throws<ProtocolException>(() => new DBusReader(bytes).ReadString());
    }

    [Fact]
    public void A_string_that_is_not_text_is_refused()
    {
        Assert.Throws<ProtocolException>(() => new DBusReader([2, 0, 0, 0, 0xc3, 0x28, 0]).ReadString());
        Assert.Throws<ProtocolException>(() => new DBusReader([2, 0, 0, 0, (byte)'a', 0, 0]).ReadString());
    }

    [Fact]
    public void A_truth_value_is_0_or_1() => Assert.Throws<ProtocolException>(() => new DBusReader([2, 0, 0, 0]).ReadBoolean());

    [Fact]
    public void Padding_is_zero()
    {
        var reader = new DBusReader([1, 0, 0, 9, 1, 0, 0, 0]);
        reader.ReadByte();
        var failed = false;
        try
        {
            reader.ReadUInt32();
        }
        catch (ProtocolException)
        {
            failed = true;
        }

        Assert.True(failed);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(70, false)]
    [InlineData(100000, false)]
    public void Variants_in_variants_are_read_up_to_a_depth(int depth, bool fine)
    {
        var bytes = Enumerable.Repeat((byte[])[1, (byte)'v', 0], depth).SelectMany(variant => variant).Concat((byte[])[1, (byte)'y', 0, 42]).ToArray();
        if (fine)
        {
            new DBusReader(bytes).SkipVariant();
        }
        else
        {
            Assert.Throws<ProtocolException>(() => new DBusReader(bytes).SkipVariant());
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("aa")]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("(u")]
    [InlineData("{su}")]
    [InlineData("a{vu}")]
    [InlineData("a{su")]
    [InlineData("a{suu}")]
    [InlineData("a{s}")]
    [InlineData("z")]
    [InlineData(")")]
    [InlineData("r")]
    public void A_signature_that_is_no_type_is_refused(string signature) =>
        Assert.Throws<ProtocolException>(() => Signature.LengthOfFirst(Encoding.ASCII.GetBytes(signature)));

    [Fact]
    public void A_deep_signature_is_refused()
    {
        Assert.Throws<ProtocolException>(() => Signature.LengthOfFirst(Enumerable.Repeat((byte)'a', 255).ToArray()));
        Assert.Throws<ProtocolException>(() => Signature.LengthOfFirst(Enumerable.Repeat((byte)'(', 255).ToArray()));
    }

    [Fact]
    public void Missing_descriptors_are_noticed() => Assert.Contains("announces 1 descriptors, 0 came", Failure(GoldenMessages.ScanoutMap), StringComparison.Ordinal);

    [Fact]
    public void Descriptors_that_no_message_wants_are_closed_and_bounded()
    {
        using var framer = new MessageFramer();
        using var one = Memfd.Create("one", 1);
        for (var i = 0; i <= DBusLimits.PendingDescriptors; i++)
        {
            framer.Arrived.Add(one.Duplicate());
        }

        Assert.Throws<ProtocolException>(() => framer.Advance(1));
    }

    [Fact]
    public void Descriptors_go_to_their_messages_and_the_rest_is_closed()
    {
        using var framer = new MessageFramer();
        byte[] both = [.. GoldenMessages.GetAll, .. GoldenMessages.ScanoutMap];
        framer.Arrived.AddRange([Memfd.Create("first", 1), Memfd.Create("second", 2)]);
        both.CopyTo(framer.Space);
        framer.Advance(both.Length);
        Assert.True(framer.TryRead(out var call));
        Assert.Equal(0u, call.DescriptorCount);
        Assert.True(framer.TryRead(out var scanout));
        using var fd = scanout.TakeDescriptor(0);
        Assert.Equal(1, FileStat.Of(fd).Length);
    }

    private static byte[] Edit(byte[] golden, int at, byte value)
    {
        var bytes = (byte[])golden.Clone();
        bytes[at] = value;
        return bytes;
    }

    private static byte[] Edit32(byte[] golden, int at, uint value)
    {
        var bytes = (byte[])golden.Clone();
        BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        return bytes;
    }

    private static string Failure(byte[] bytes)
    {
        using var framer = new MessageFramer();
        bytes.CopyTo(framer.Space);
        framer.Advance(bytes.Length);
        return Assert.Throws<ProtocolException>(() => framer.TryRead(out _)).Message;
    }
}
