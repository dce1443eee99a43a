using Compositor.Contracts;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>Steps that tests with a real QEMU share.</summary>
internal static class RealQemu
{
    /// <summary>The QEMU of a version, or the test is skipped with the reason.</summary>
    public static string Need(string version, params string[] files)
    {
        var binary = version == "10" ? Qemu.System10 : Qemu.System7;
        Assert.SkipWhen(binary is null, version == "10" ? "no QEMU 10 here: run tests/qemu10.sh, or set COMPOSITOR_QEMU10" : "qemu-system-x86_64 is not installed");
        foreach (var file in files)
        {
            Assert.SkipUnless(File.Exists(file), $"{file} is not installed (memtest86+ and grub-rescue-pc)");
        }

        return binary!;
    }

    /// <summary>Waits for a picture; says why the source has ended when it has.</summary>
    public static async Task ShowsAsync(RecordingSurface surface, RunningSource source, Func<(Size Size, byte[] Pixels), bool> condition, string what = "a picture")
    {
        await surface.UntilAsync(() => source.Run.IsCompleted || (surface.Snapshot() is { } picture && condition(picture)), what, 60);
        if (source.Run.IsCompleted)
        {
            await source.Run;
        }
    }

    /// <summary>True when the guest itself draws, not its firmware: memtest in colours, grub with its bar of 684x16 pixels.</summary>
    public static bool HasBooted((Size Size, byte[] Pixels) picture, string iso) =>
        iso == Qemu.Memtest ? Colours(picture.Pixels) >= 4 : Lit(picture.Pixels) >= 9000;

    /// <summary>Number of pixels that are not black.</summary>
    public static int Lit(byte[] pixels) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(pixels).ToArray().Count(pixel => pixel != 0);

    private static int Colours(byte[] pixels) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(pixels).ToArray().Distinct().Count();

    /// <summary>Pauses the guest, so that the picture stands, and compares.</summary>
    public static async Task EqualsScreendumpAsync(Qemu qemu, RecordingSurface surface)
    {
        qemu.Execute("stop");
        var dump = qemu.Screendump();
        try
        {
            await surface.UntilAsync(() => surface.Snapshot() is { } picture && picture.Size == dump.Size && picture.Pixels.AsSpan().SequenceEqual(dump.Pixels), "the same picture", 5);
        }
        catch (TimeoutException)
        {
            var picture = surface.Snapshot()!.Value;
            Assert.Equal(dump.Size, picture.Size);
            var different = Enumerable.Range(0, (int)dump.Size.Area).Where(i => !picture.Pixels.AsSpan(i * 4, 4).SequenceEqual(dump.Pixels.AsSpan(i * 4, 4))).ToList();
            Assert.Fail($"{different.Count} of {dump.Size.Area} pixels differ, the first at {different[0] % dump.Size.Width},{different[0] / dump.Size.Width}");
        }

        qemu.Execute("cont");
    }
}
