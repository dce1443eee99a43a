using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>What a screen makes of Disable, in the orders in which QEMU has been seen to send it.</summary>
public sealed class DisableTests : LiveTest
{
    private static readonly Rect Whole = new(0, 0, 640, 480);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_guest_that_flips_never_loses_its_picture() => Drive((screen, surface) =>
    {
        for (var frame = 0; frame < 5; frame++)
        {
            // The old buffer's Disable comes after the new scanout.
            Scanout(screen);
            screen.Disable();
            _time.Advance(Screen.Grace / 2);
            Assert.True(screen.UpdateDmaBuf(Whole).IsCompletedSuccessfully);
            _time.Advance(Screen.Grace * 10);
        }

        Assert.Equal((5, 0), (surface.Attached, surface.Unmapped));
    });

    [Fact]
    public void A_flip_whose_scanout_QEMU_has_dropped_keeps_the_picture() => Drive((screen, surface) =>
    {
        Scanout(screen);
        for (var flip = 0; flip < 5; flip++)
        {
            screen.Disable();
            Assert.True(screen.UpdateDmaBuf(Whole).IsCompletedSuccessfully);
            _time.Advance(Screen.Grace * 10);
        }

        Assert.Equal((1, 6, 0), (surface.Attached, surface.Commits, surface.Unmapped));
    });

    [Fact]
    public void A_head_that_nothing_follows_on_is_off_until_the_next_scanout() => Drive((screen, surface) =>
    {
        Scanout(screen);
        screen.Disable();
        _time.Advance(Screen.Grace - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, surface.Unmapped);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, surface.Unmapped);
        screen.Disable();
        _time.Advance(Screen.Grace * 10);
        Assert.Equal(1, surface.Unmapped);
        Scanout(screen);
        _time.Advance(Screen.Grace * 10);
        Assert.Equal((2, 1), (surface.Attached, surface.Unmapped));
    });

    private static void Scanout(Screen screen) => screen.ScanoutDmaBuf(
        new SurfaceBuffer(BufferKind.DmaBuf, Whole.Size, FourCc.Xrgb8888, [new BufferPlane(Memfd.Create("dmabuf", 1), 0, 2560)]));

    private void Drive(Action<Screen, RecordingSurface> steps)
    {
        using var host = new RecordingHost(_time);
        using var screen = new Screen(host, host[0], Whole.Size);
        steps(screen, host[0]);
    }
}
