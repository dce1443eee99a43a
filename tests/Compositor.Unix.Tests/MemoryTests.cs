using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

public sealed class MemoryTests : LiveTest
{
    [Fact]
    public void Memfd_has_its_length_and_is_closed_on_exec()
    {
        using var fd = Memfd.Create("test", 12345);
        Assert.Equal(12345, FileStat.Of(fd).Length);
        var flags = File.ReadLines($"/proc/self/fdinfo/{fd.Number}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
        Assert.NotEqual(0, Convert.ToInt32(flags[6..].Trim(), 8) & 0x80000);
    }

    [Fact]
    public void Duplicate_is_the_same_file_and_another_memfd_is_not()
    {
        using var fd = Memfd.Create("test", 4096);
        using var same = fd.Duplicate();
        using var other = Memfd.Create("test", 4096);
        Assert.NotEqual(fd.Number, same.Number);
        Assert.Equal(FileStat.Of(fd), FileStat.Of(same));
        Assert.NotEqual(FileStat.Of(fd).Identity, FileStat.Of(other).Identity);
    }

    [Fact]
    public void Seals_are_kept()
    {
        using var fd = Memfd.Create("test", 4096);
        Assert.Equal(FileSeals.None, Memfd.GetSeals(fd));
        Memfd.Seal(fd, FileSeals.Shrink | FileSeals.Grow | FileSeals.Seal);
        Assert.Equal(FileSeals.Shrink | FileSeals.Grow | FileSeals.Seal, Memfd.GetSeals(fd));
        Assert.Equal(1, Assert.Throws<UnixException>(() => Memfd.Seal(fd, FileSeals.Write)).Errno);
    }

    [Fact]
    public void A_descriptor_without_seals_has_none()
    {
        var (first, second) = UnixSocket.Pair();
        using var fd = first.Detach();
        Assert.Equal(FileSeals.None, Memfd.GetSeals(fd));
        second.Dispose();
    }

    [Fact]
    public void Two_mappings_show_the_same_bytes_at_unaligned_offsets()
    {
        using var fd = Memfd.Create("test", 20000);
        using var write = MappedMemory.Map(fd, 0, 20000, writable: true);
        using var read = MappedMemory.Map(fd, 5001, 100);
        write.Span[5001] = 42;
        write.Span[5100] = 43;
        Assert.Equal(100, read.Length);
        Assert.Equal(42, read.Span[0]);
        Assert.Equal(43, read.Span[99]);
    }

    [Theory]
    [InlineData(0, 4097)]
    [InlineData(1, 4096)]
    [InlineData(-1, 10)]
    [InlineData(4097, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(100, long.MaxValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Bytes_that_the_file_does_not_have_are_not_mapped(long offset, long length)
    {
        using var fd = Memfd.Create("test", 4096);
        Assert.Throws<BufferException>(() => MappedMemory.Map(fd, offset, length));
    }

    [Fact]
    public void A_mapping_cannot_be_read_after_disposing()
    {
        using var fd = Memfd.Create("test", 4096);
        var memory = MappedMemory.Map(fd, 0, 4096);
        memory.Dispose();
        memory.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
    }

    [Fact]
    public void Errors_say_what_was_tried_and_name_the_errno()
    {
        var error = Assert.Throws<UnixException>(() => Memfd.Create("test", -1));
        Assert.Contains("EINVAL", error.Message, StringComparison.Ordinal);
        Assert.Contains("shared memory", error.Message, StringComparison.Ordinal);
    }
}
