using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Every way that frames come, against a fake QEMU.</summary>
public sealed class FramePathTests : LiveTest
{
    [Fact]
    public async Task Bytes_are_drawn_with_their_own_strides()
    {
        await using var session = await FakeSession.StartAsync();
        var whole = FakeSession.Pattern(48 * 30);
        await session.ScanoutAsync(10, 30, 48, PixmanFormat.X8R8G8B8, whole);
        var part = FakeSession.Pattern(20 * 3, 2);
        await session.UpdateAsync(4, 5, 4, 3, 20, PixmanFormat.A8R8G8B8, part);
        var (size, pixels) = session.Surface.Snapshot()!.Value;
        Assert.Equal(new Size(10, 30), size);
        for (var y = 0; y < 30; y++)
        {
            for (var x = 0; x < 10; x++)
            {
                var inside = x is >= 4 and < 8 && y is >= 5 and < 8;
                var from = inside ? part.AsSpan(((y - 5) * 20) + ((x - 4) * 4), 3) : whole.AsSpan((y * 48) + (x * 4), 3);
                Assert.True(pixels.AsSpan(((y * 10) + x) * 4, 3).SequenceEqual(from));
            }
        }

        Assert.Equal([new Rect(0, 0, 10, 30), new Rect(4, 5, 4, 3)], session.Surface.Damage);
        Assert.Equal(1, session.Surface.Attached);
        Assert.Equal(FourCc.Xrgb8888, session.Surface.Buffer!.Format);
        Assert.NotNull(session.Surface.Buffer.DrawLock);
    }

    [Theory]
    [InlineData(PixmanFormat.R5G6B5, 2, new byte[] { 0x1f, 0xf8 }, new byte[] { 0xff, 0, 0xff })]
    [InlineData(PixmanFormat.X1R5G5B5, 2, new byte[] { 0x1f, 0x7c }, new byte[] { 0xff, 0, 0xff })]
    [InlineData(PixmanFormat.R8G8B8, 3, new byte[] { 1, 2, 3 }, new byte[] { 1, 2, 3 })]
    [InlineData(PixmanFormat.X8R8G8B8, 4, new byte[] { 1, 2, 3, 4 }, new byte[] { 1, 2, 3 })]
    [InlineData(PixmanFormat.X8B8G8R8, 4, new byte[] { 1, 2, 3, 4 }, new byte[] { 1, 2, 3 })]
    public async Task Formats_of_guests_are_shown(uint format, int bytes, byte[] pixel, byte[] shown)
    {
        await using var session = await FakeSession.StartAsync();
        await session.ScanoutAsync(3, 2, (uint)(3 * bytes), format, [.. Enumerable.Repeat(pixel, 6).SelectMany(value => value)]);
        var pixels = session.Surface.Snapshot()!.Value.Pixels;
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(shown, pixels[(i * 4)..((i * 4) + 3)]);
        }
    }

    [Fact]
    public async Task Maps_are_attached_as_they_are_and_updates_are_damage()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("map", 100 + (5632 * 900));
        await session.ScanoutMapAsync(memory, 100, 1400, 900, 5632);
        await session.UpdateMapAsync(21, 318, 1220, 148);
        var buffer = session.Surface.Buffer!;
        Assert.Equal(BufferKind.Memory, buffer.Kind);
        Assert.Null(buffer.DrawLock);
        Assert.Equal(FileStat.Of(memory).Identity, FileStat.Of(buffer.Planes[0].Fd).Identity);
        Assert.Equal((100, 5632), (buffer.Planes[0].Offset, buffer.Planes[0].Stride));
        Assert.Equal(new Rect(21, 318, 1220, 148), session.Surface.Damage[^1]);
    }

    [Fact]
    public async Task Kinds_change_in_any_order()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("map", 640 * 480 * 4);
        await session.UpdateMapAsync(0, 0, 10, 10);
        Assert.Equal(0, session.Surface.Commits);
        await session.UpdateAsync(630, 470, 10, 10, 40, PixmanFormat.X8R8G8B8, FakeSession.Pattern(400));
        Assert.Equal(new Size(640, 480), session.Surface.Buffer!.Size);
        await session.ScanoutMapAsync(memory, 0, 640, 480, 2560);
        Assert.Null(session.Surface.Buffer!.DrawLock);
        await session.UpdateAsync(0, 0, 1, 1, 4, PixmanFormat.X8R8G8B8, [1, 2, 3, 4]);
        Assert.NotNull(session.Surface.Buffer!.DrawLock);
        await session.ScanoutDmaBufAsync(memory, 640, 480, 2560, FourCc.Abgr8888, Modifier.Implicit, true);
        Assert.Equal(BufferKind.DmaBuf, session.Surface.Buffer!.Kind);
        await session.ScanoutAsync(1, 1, 4, PixmanFormat.X8R8G8B8, [1, 2, 3, 4]);
        Assert.Equal(new Size(1, 1), session.Surface.Buffer!.Size);
        await session.ScanoutMapAsync(memory, 0, 640, 480, 2560);
        Assert.Equal(6, session.Surface.Attached);
    }

    [Fact]
    public async Task A_mode_change_without_Scanout_grows_at_once_and_settles_on_the_announced_size()
    {
        await using var session = await FakeSession.StartAsync();
        await session.ScanoutAsync(640, 480, 2560, PixmanFormat.X8R8G8B8, FakeSession.Pattern(640 * 480 * 4));
        var before = session.Surface.Snapshot()!.Value.Pixels;
        await session.UpdateAsync(0, 0, 720, 16, 2880, PixmanFormat.X8R8G8B8, new byte[2880 * 16]);
        Assert.Equal(new Size(720, 480), session.Surface.Buffer!.Size);
        session.Announce(720, 400);
        await session.SyncAsync();
        session.Time.Advance(Screen.Settling);
        Assert.Equal(new Size(720, 400), session.Surface.Buffer!.Size);
        var after = session.Surface.Snapshot()!.Value.Pixels;
        Assert.True(after.AsSpan(399 * 720 * 4, 640 * 4).SequenceEqual(before.AsSpan(399 * 640 * 4, 640 * 4)));
    }

    [Fact]
    public async Task An_announcement_that_is_ahead_of_the_pixels_is_followed_when_they_come()
    {
        await using var session = await FakeSession.StartAsync();
        session.Announce(720, 400);
        await session.SyncAsync();
        await session.ScanoutAsync(640, 480, 2560, PixmanFormat.X8R8G8B8, FakeSession.Pattern(640 * 480 * 4));
        Assert.Equal(new Size(640, 480), session.Surface.Buffer!.Size);
        await session.UpdateAsync(700, 0, 20, 16, 80, PixmanFormat.X8R8G8B8, FakeSession.Pattern(80 * 16));
        Assert.Equal(new Size(720, 400), session.Surface.Buffer!.Size);
    }

    [Fact]
    public async Task A_map_in_a_format_that_memory_is_not_shown_in_is_refused_so_that_bytes_come()
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("map", 640 * 480 * 4);
        await Assert.ThrowsAsync<DBusErrorException>(() => session.ScanoutMapAsync(memory, 0, 640, 480, 1280, PixmanFormat.X1R5G5B5));
        Assert.False(session.Source.Run.IsCompleted);
    }

    public static TheoryData<string, uint, uint, uint, int> BadMaps => new()
    {
        { "short memory", 640, 480, 2560, (640 * 480 * 4) - 1 },
        { "no memory", 640, 480, 2560, 0 },
        { "stride too small", 640, 480, 2559, 1 << 22 },
        { "negative stride", 640, 480, 0xfffff600, 1 << 22 },
        { "no width", 0, 480, 2560, 1 << 22 },
        { "huge", 0x10000, 0x10000, 0x40000, 1 << 22 },
    };

    [Theory]
    [MemberData(nameof(BadMaps))]
    public async Task A_map_that_cannot_be_ends_the_connection(string why, uint width, uint height, uint stride, int length)
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create(why, length);
        _ = session.ScanoutMapAsync(memory, 0, width, height, stride).ContinueWith(task => task.Exception);
        Assert.IsType<ProtocolException>(await session.FailureAsync());
        Assert.Equal(0, session.Surface.Attached);
    }

    public static TheoryData<int, int, int, int, uint, uint, int> BadUpdates => new()
    {
        { -1, 0, 4, 4, 16, PixmanFormat.X8R8G8B8, 64 },
        { 0, 0, 4, 4, 15, PixmanFormat.X8R8G8B8, 64 },
        { 0, 0, 4, 4, 16, PixmanFormat.X8R8G8B8, 63 },
        { 0, 0, -4, 4, 16, PixmanFormat.X8R8G8B8, 64 },
        { 0, 0, 4, 0, 16, PixmanFormat.X8R8G8B8, 64 },
        { 0, 0, 4, 4, 0xfffffff0, PixmanFormat.X8R8G8B8, 64 },
        { 16384, 16384, 4, 4, 16, PixmanFormat.X8R8G8B8, 64 },
        { 16000, 16000, 4, 4, 16, PixmanFormat.X8R8G8B8, 64 },
        { 0, 0, 4, 4, 16, 0x12345678, 64 },
    };

    [Theory]
    [MemberData(nameof(BadUpdates))]
    public async Task An_update_that_cannot_be_ends_the_connection(int x, int y, int width, int height, uint stride, uint format, int length)
    {
        await using var session = await FakeSession.StartAsync();
        _ = session.UpdateAsync(x, y, width, height, stride, format, new byte[length]).ContinueWith(task => task.Exception);
        Assert.IsType<ProtocolException>(await session.FailureAsync());
    }

    [Theory]
    [InlineData(-1, 0, 4, 4)]
    [InlineData(0, 0, 641, 480)]
    [InlineData(639, 479, 1, 2)]
    [InlineData(int.MaxValue, 0, int.MaxValue, 1)]
    [InlineData(0, 0, 0, 0)]
    public async Task An_update_outside_of_a_map_ends_the_connection(int x, int y, int width, int height)
    {
        await using var session = await FakeSession.StartAsync();
        using var memory = Memfd.Create("map", 640 * 480 * 4);
        await session.ScanoutMapAsync(memory, 0, 640, 480, 2560);
        _ = session.UpdateMapAsync(x, y, width, height).ContinueWith(task => task.Exception);
        Assert.IsType<ProtocolException>(await session.FailureAsync());
        Assert.True(session.Surface.Disposed);
    }
}
