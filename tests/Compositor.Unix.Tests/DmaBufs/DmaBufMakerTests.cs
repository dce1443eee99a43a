using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

/// <summary>The devices that make dma-bufs, where this machine has them.</summary>
public sealed class DmaBufMakerTests : LiveTest
{
    private const int Calls = 1000;

    [Fact]
    public void A_dma_buf_of_shared_memory_shows_the_same_bytes()
    {
        using var device = UdmabufDevice.Open(out var reason);
        Assert.SkipWhen(device is null, reason);
        using var memory = Memfd.Create("test", 16384);
        Memfd.Seal(memory, FileSeals.Shrink);
        using var written = MappedMemory.Map(memory, 0, 16384, writable: true);
        using var fd = device.Create(memory, 4096, 8192);

        Assert.True(DmaBuf.IsDmaBuf(fd));
        Assert.Equal("udmabuf", DmaBuf.ExporterOf(fd));
        Assert.Equal(8192, DmaBuf.LengthOf(fd));
        Assert.Equal(8192, FileStat.Of(fd).Length);
        written.Span[4096] = 42;
        using var read = MappedMemory.Map(fd, 0, 8192);
        DmaBuf.BeginRead(fd);
        Assert.Equal(42, read.Span[0]);
        DmaBuf.EndRead(fd);
        Assert.Throws<BufferException>(() => MappedMemory.Map(fd, 0, 8193));
    }

    [Fact]
    public void Memory_beyond_the_kernels_limit_is_refused_in_words()
    {
        using var device = UdmabufDevice.Open(out var reason);
        Assert.SkipWhen(device is null, reason);
        const long Huge = 1L << 40;
        using var memory = Memfd.Create("test", Huge);
        Memfd.Seal(memory, FileSeals.Shrink);
        Assert.Contains("at most", Assert.Throws<BufferException>(() => device.Create(memory, 0, Huge)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heap_gives_memory_that_can_be_written()
    {
        using var heap = DmaHeap.Open(DmaHeap.SystemName, out var reason);
        Assert.SkipWhen(heap is null, reason);
        using var fd = heap.Allocate(10000);

        Assert.Equal("system", DmaBuf.ExporterOf(fd));
        Assert.True(DmaBuf.LengthOf(fd) >= 10000);
        AssertHolds(fd, DmaBuf.LengthOf(fd));
    }

    [Fact]
    public void A_card_gives_memory_and_exports_it()
    {
        using var card = OpenCard();
        using var buffer = new DumbBuffer(card, new Size(100, 33), 32);
        using var fd = buffer.Export();
        using var memory = buffer.Map();

        Assert.NotEmpty(card.Driver);
        Assert.True(buffer.Stride >= 400);
        Assert.True(buffer.Length >= 33L * buffer.Stride);
        Assert.True(DmaBuf.IsDmaBuf(fd));
        Assert.NotEmpty(DmaBuf.ExporterOf(fd)!);
        memory.Span[0] = 42;
        memory.Span[(int)buffer.Length - 1] = 43;
        Assert.Equal(42, memory.Span[0]);
        buffer.Dispose();
        buffer.Dispose();
    }

    [Fact]
    public void Fences_of_idle_memory_have_passed()
    {
        using var fd = AnyDmaBuf();
        foreach (var forRead in new[] { true, false })
        {
            var number = DmaBuf.ExportSyncFile(fd, forRead);
            Assert.SkipWhen(number is null, "this kernel exports no fences of dma-bufs (before 6.0)");
            using var fence = new SafeFd(number.Value);
            using var wake = new WakeEvent();

            // Returns at once, because the fence is readable: nobody calls Set.
            wake.WaitWith(fence.Number);
        }
    }

    [Fact]
    public void The_calls_of_a_frame_allocate_nothing()
    {
        using var fd = AnyDmaBuf();
        Frame(fd);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            Frame(fd);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Frame(SafeFd fd)
    {
        DmaBuf.BeginRead(fd);
        DmaBuf.EndRead(fd);
        DmaBuf.BeginWrite(fd);
        DmaBuf.EndWrite(fd);
        if (DmaBuf.ExportSyncFile(fd, forRead: true) is { } number)
        {
            DmaBuf.Discard(number);
        }
    }

    private static void AssertHolds(SafeFd fd, long length)
    {
        using var memory = MappedMemory.Map(fd, 0, length, writable: true);
        DmaBuf.BeginWrite(fd);
        memory.Span.Fill(7);
        DmaBuf.EndWrite(fd);
        DmaBuf.BeginRead(fd);
        Assert.Equal(-1, memory.Span.IndexOfAnyExcept((byte)7));
        DmaBuf.EndRead(fd);
    }

    private static SafeFd AnyDmaBuf()
    {
        using var heap = DmaHeap.Open(DmaHeap.SystemName, out var noHeap);
        if (heap is not null)
        {
            return heap.Allocate(4096);
        }

        using var device = UdmabufDevice.Open(out var noUdmabuf);
        Assert.SkipWhen(device is null, $"{noHeap}; {noUdmabuf}");
        using var memory = Memfd.Create("test", 4096);
        Memfd.Seal(memory, FileSeals.Shrink);
        return device.Create(memory, 0, 4096);
    }

    private static DrmNode OpenCard()
    {
        var reason = $"there is no card in {DrmNode.Directory}";
        foreach (var path in Directory.Exists(DrmNode.Directory) ? Directory.GetFiles(DrmNode.Directory, "card*") : [])
        {
            if (DrmNode.Open(path, out reason) is { } card)
            {
                card.DropMaster();
                return card;
            }
        }

        Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }
}
