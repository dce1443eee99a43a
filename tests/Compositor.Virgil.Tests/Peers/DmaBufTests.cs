using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>The dma-buf calls, against a fake QEMU; memfds stand for dma-bufs, since nobody imports them here.</summary>
public sealed class DmaBufTests : LiveTest
{
    private const string DmaBuf2 = "org.qemu.Display1.Listener.Unix.ScanoutDMABUF2";

    [Fact]
    public async Task A_scanout_is_attached_as_it_is_described_but_opaque()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("dmabuf", 1);
        await session.ScanoutDmaBufAsync(memory, 1400, 900, 5632, FourCc.Abgr8888, Modifier.Implicit, bottomUp: true);
        var buffer = session.Surface.Buffer!;
        Assert.Equal((BufferKind.DmaBuf, new Size(1400, 900), FourCc.Xbgr8888), (buffer.Kind, buffer.Size, buffer.Format));
        Assert.Equal((Modifier.Implicit, true, 5632), (buffer.Modifier, buffer.BottomUp, buffer.Planes[0].Stride));
        Assert.Equal(FileStat.Of(memory).Identity, FileStat.Of(buffer.Planes[0].Fd).Identity);
        await session.ScanoutDmaBufAsync(memory, 1400, 900, 5632, FourCc.Abgr8888, Modifier.Implicit, bottomUp: true);
        Assert.Equal(2, session.Surface.Attached);
    }

    [Fact]
    public async Task An_update_is_answered_when_the_commit_completes()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("dmabuf", 1);
        await session.ScanoutDmaBufAsync(memory, 640, 480, 2560, FourCc.Xrgb8888, 0, false);
        session.Surface.Gate = new TaskCompletionSource<FrameOutcome>();
        var answer = session.UpdateDmaBufAsync(1, 2, 3, 4);
        await session.Surface.UntilAsync(() => session.Surface.Damage.Contains(new Rect(1, 2, 3, 4)), "the commit");
        Assert.False(answer.IsCompleted);
        session.Surface.Gate.SetResult(FrameOutcome.Presented);
        await answer.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_update_is_answered_in_time_whatever_happens()
    {
        await using var session = await FakeSession.StartAsync();
        session.Surface.Gate = new TaskCompletionSource<FrameOutcome>();

        // Also without a scanout, which QEMU may have dropped, and while switched off.
        var first = session.UpdateDmaBufAsync(0, 0, 640, 480);
        await session.Surface.UntilAsync(() => session.Surface.Commits == 1, "the commit");
        await session.DisableAsync();
        var second = session.UpdateDmaBufAsync(-5, -5, int.MaxValue, int.MaxValue);
        await session.Surface.UntilAsync(() => session.Surface.Commits == 2, "the commit");
        await session.MouseSetAsync(0, 0, false);
        session.Time.Advance(ConsoleListener.AnswerDeadline - TimeSpan.FromMilliseconds(1));
        Assert.False(first.IsCompleted || second.IsCompleted);
        session.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromSeconds(10));
        session.Surface.Gate.SetResult(FrameOutcome.Hidden);
    }

    [Fact]
    public async Task Planes_and_a_corner_are_described()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("dmabuf", 1);
        using var other = Memfd.Create("dmabuf", 2);
        await PlanesAsync(session, [memory], 100, 50, 640, 480, [64], [8192], 2048, 1024, 0, 1);
        var buffer = session.Surface.Buffer!;
        Assert.Equal((64, 8192), (buffer.Planes[0].Offset, buffer.Planes[0].Stride));
        Assert.Equal((new Size(2048, 1024), new Point(100, 50), new Size(640, 480)), (buffer.Backing, buffer.Origin, buffer.Size));
        await PlanesAsync(session, [memory, other], 0, 0, 640, 480, [0, 4096], [2560, 640], 640, 480, 0x0100000000000004, 2);
        Assert.Equal(2, session.Surface.Buffer!.Planes.Count);
        Assert.Equal(2, FileStat.Of(session.Surface.Buffer.Planes[1].Fd).Length);
    }

    [Theory]
    [InlineData(0, 640, 1)]
    [InlineData(1, 640, 1)]
    [InlineData(0, 639, 1)]
    [InlineData(0, 640, 2)]
    [InlineData(0xffffffff, 640, 1)]
    public async Task Planes_that_cannot_be_end_the_connection(uint x, uint backing, uint count)
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("dmabuf", 1);
        var fine = x == 0 && backing == 640 && count == 1;
        var call = PlanesAsync(session, [memory], x, 0, 640, 480, [0], [2560], backing, 480, 0, count);
        if (fine)
        {
            await call;
            return;
        }

        _ = call.ContinueWith(task => task.Exception);
        Assert.IsType<ProtocolException>(await session.FailureAsync());
    }

    [Fact]
    public async Task A_descriptor_that_does_not_come_ends_the_connection()
    {
        await using var session = await FakeSession.StartAsync();
        _ = session.Listener.CallAsync(Names.Listener, "ScanoutDMABUF", "huuuutb", writer =>
        {
            foreach (var number in (uint[])[7, 640, 480, 2560, FourCc.Xrgb8888.Code])
            {
                writer.WriteUInt32(number);
            }

            writer.WriteUInt64(0);
            writer.WriteBoolean(false);
        }).ContinueWith(task => task.Exception);
        Assert.Contains("descriptor 7", (await session.FailureAsync()).Message, StringComparison.Ordinal);
    }

    private static Task<DBusReply> PlanesAsync(
        FakeSession session, SafeFd[] fds, uint x, uint y, uint width, uint height, uint[] offsets, uint[] strides, uint backingWidth, uint backingHeight, ulong modifier, uint count) =>
        session.Listener.CallAsync(DmaBuf2, "ScanoutDMABUF2", "ahuuuuauauuuuutb", writer =>
        {
            Array(writer, [.. Enumerable.Range(0, fds.Length).Select(i => (uint)i)]);
            foreach (var number in (uint[])[x, y, width, height])
            {
                writer.WriteUInt32(number);
            }

            Array(writer, offsets);
            Array(writer, strides);
            foreach (var number in (uint[])[count, FourCc.Xrgb8888.Code, backingWidth, backingHeight])
            {
                writer.WriteUInt32(number);
            }

            writer.WriteUInt64(modifier);
            writer.WriteBoolean(false);
        }, fds);

    private static void Array(DBusWriter writer, uint[] numbers)
    {
        var array = writer.BeginArray(4);
        foreach (var number in numbers)
        {
            writer.WriteUInt32(number);
        }

        writer.EndArray(array);
    }
}
