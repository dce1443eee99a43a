using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

/// <summary>Devices that are missing, that are something else, or that are asked for what they refuse.</summary>
public sealed class DeviceErrorTests : LiveTest
{
    [Fact]
    public void A_missing_device_is_said_in_words()
    {
        var directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Null(UdmabufDevice.Open(out var udmabuf, directory));
        Assert.Equal($"there is no {directory}: the kernel has no udmabuf, or its module is not loaded", udmabuf);
        Assert.Null(DmaHeap.Open("system", out var heap, directory));
        Assert.Equal($"there is no {directory}/system: the kernel has no such heap", heap);
        Assert.Null(DrmNode.Open($"{directory}/card0", out var card));
        Assert.Equal($"there is no {directory}/card0: no driver serves such a device", card);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../null")]
    [InlineData("system/../../null")]
    public void A_heap_is_one_file_name(string name)
    {
        Assert.Null(DmaHeap.Open(name, out var reason));
        Assert.Contains("cannot be called", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_of_another_kind_refuses_every_request()
    {
        using var udmabuf = UdmabufDevice.Open(out var reason, "/dev/null");
        Assert.Empty(reason);
        using var memory = Memfd.Create("test", 8192);
        Memfd.Seal(memory, FileSeals.Shrink);
        Assert.Contains("ENOTTY", Assert.Throws<UnixException>(() => udmabuf!.Create(memory, 0, 8192)).Message, StringComparison.Ordinal);

        using var heap = DmaHeap.Open("null", out _, "/dev");
        Assert.Contains("the heap null", Assert.Throws<UnixException>(() => heap!.Allocate(4096)).Message, StringComparison.Ordinal);

        using var node = DrmNode.Open("/dev/null", out _);
        Assert.Contains("ask /dev/null for its driver", Assert.Throws<UnixException>(() => node!.Driver).Message, StringComparison.Ordinal);
        Assert.Equal(Errno.ENotTy, node!.TryBecomeMaster());
        node.DropMaster();
        Assert.Throws<UnixException>(() => new DumbBuffer(node, new Size(64, 64), 32));
    }

    [Theory]
    [InlineData(0, 4096, FileSeals.None, "shrinking")]
    [InlineData(0, 4096, FileSeals.Grow, "shrinking")]
    [InlineData(0, 4096, FileSeals.Shrink | FileSeals.Write, "writing")]
    [InlineData(0, 4096, FileSeals.Shrink | FileSeals.FutureWrite, "writing")]
    [InlineData(1, 4096, FileSeals.Shrink, "whole pages")]
    [InlineData(0, 4095, FileSeals.Shrink, "whole pages")]
    [InlineData(0, 0, FileSeals.Shrink, "whole pages")]
    [InlineData(-4096, 4096, FileSeals.Shrink, "whole pages")]
    [InlineData(0, -4096, FileSeals.Shrink, "whole pages")]
    [InlineData(0, 12288, FileSeals.Shrink, "beyond")]
    [InlineData(4096, 8192, FileSeals.Shrink, "beyond")]
    [InlineData(8192, 4096, FileSeals.Shrink, "beyond")]
    [InlineData(0x7fff_ffff_ffff_f000, 0x7fff_ffff_ffff_f000, FileSeals.Shrink, "beyond")]
    public void Memory_that_udmabuf_would_refuse_is_refused_in_words(long offset, long size, FileSeals seals, string word)
    {
        using var memory = Memfd.Create("test", 8192);
        Memfd.Seal(memory, seals);
        Assert.Contains(word, UdmabufDevice.Refuse(memory, offset, size), StringComparison.Ordinal);

        // Before the kernel is asked: this is no udmabuf.
        using var device = UdmabufDevice.Open(out _, "/dev/null");
        Assert.Contains(word, Assert.Throws<BufferException>(() => device!.Create(memory, offset, size)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canvas_is_as_udmabuf_wants_it()
    {
        using var canvas = new SealedCanvas(new Size(100, 33), FourCc.Xrgb8888);
        using var buffer = canvas.CreateBuffer();
        var fd = buffer.Planes[0].Fd;
        Assert.Null(UdmabufDevice.Refuse(fd, 0, FileStat.Of(fd).Length));
    }

    [Fact]
    public void A_socket_and_a_file_are_refused()
    {
        using var file = DeviceFile.Open("/proc/self/status", Libc.OpenReadOnly);
        Assert.Contains("shrinking", UdmabufDevice.Refuse(file, 0, 4096), StringComparison.Ordinal);
        var (first, second) = UnixSocket.Pair();
        second.Dispose();
        using var socket = first.Detach();
        Assert.Contains("shrinking", UdmabufDevice.Refuse(socket, 0, 4096), StringComparison.Ordinal);
    }
}
