using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

/// <summary>What is not a dma-buf, and what must be said of it. What is one is tested by <see cref="DmaBufMakerTests"/>.</summary>
public sealed class DmaBufTests : LiveTest
{
    public enum Kind
    {
        Memory,
        File,
        Socket,
    }

    [Theory]
    [InlineData(Kind.Memory)]
    [InlineData(Kind.File)]
    [InlineData(Kind.Socket)]
    public void Other_files_are_no_dma_bufs_and_have_no_exporter(Kind kind)
    {
        using var fd = Open(kind);
        Assert.False(DmaBuf.IsDmaBuf(fd));
        Assert.Null(DmaBuf.ExporterOf(fd));
        Assert.Null(DmaBuf.ExportSyncFile(fd, forRead: true));
        Assert.Null(DmaBuf.ExportSyncFile(fd, forRead: false));
    }

    [Theory]
    [InlineData(Kind.Memory)]
    [InlineData(Kind.File)]
    [InlineData(Kind.Socket)]
    public void Reading_and_writing_by_turns_is_refused_for_other_files(Kind kind)
    {
        using var fd = Open(kind);
        foreach (var call in new Action<SafeFd>[] { DmaBuf.BeginRead, DmaBuf.EndRead, DmaBuf.BeginWrite, DmaBuf.EndWrite })
        {
            var error = Assert.Throws<UnixException>(() => call(fd));
            Assert.Contains("dma-buf", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_socket_has_no_length_and_shared_memory_has()
    {
        using var memory = Memfd.Create("test", 12288);
        Assert.Equal(12288, DmaBuf.LengthOf(memory));
        using var socket = Open(Kind.Socket);
        Assert.Contains("length", Assert.Throws<UnixException>(() => DmaBuf.LengthOf(socket)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_descriptor_is_not_asked()
    {
        var fd = Memfd.Create("test", 4096);
        fd.Dispose();
        Assert.Throws<ObjectDisposedException>(() => DmaBuf.IsDmaBuf(fd));
        Assert.Throws<ObjectDisposedException>(() => DmaBuf.BeginRead(fd));
    }

    [Fact]
    public void A_number_that_is_not_open_is_an_error_with_a_name()
    {
        using var fd = new SafeFd(0x7fff_0000);
        Assert.Contains("EBADF", Assert.Throws<UnixException>(() => DmaBuf.IsDmaBuf(fd)).Message, StringComparison.Ordinal);
        fd.SetHandleAsInvalid();
    }

    private static SafeFd Open(Kind kind)
    {
        switch (kind)
        {
            case Kind.Memory:
                return Memfd.Create("test", 4096);
            case Kind.File:
                return DeviceFile.Open(typeof(DmaBufTests).Assembly.Location, Libc.OpenReadOnly);
            case Kind.Socket:
                var (first, second) = UnixSocket.Pair();
                second.Dispose();
                return first.Detach();
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }
}
