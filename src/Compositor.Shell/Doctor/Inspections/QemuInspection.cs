using System.Runtime.CompilerServices;
using Compositor.Unix;

namespace Compositor.Shell.Doctor;

/// <summary>QEMU: whether it is there, has a D-Bus display, and renders for its guests.</summary>
/// <param name="program">Its name on PATH, or its path.</param>
/// <param name="limit">How long a question may take it.</param>
internal sealed class QemuInspection(string program, TimeSpan limit) : IInspection
{
    public string Group => "qemu";

    public string Title => "QEMU";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var version = await AskAsync(["--version"], cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            yield return Finding.Missing("program", $"{program} does not run: only machines that run already can be shown", "on Debian: apt install qemu-system-x86");
            yield break;
        }

        yield return Finding.Ok("program", version.Split('\n')[0].Trim());
        var displays = Words(await AskAsync(["-display", "help"], cancellationToken).ConfigureAwait(false));
        yield return displays.Contains("dbus")
            ? Finding.Ok("dbus", "it has a D-Bus display: \"virgil\" sources work")
            : Finding.Missing(
                "dbus",
                "it has no D-Bus display: no \"virgil\" sources",
                "QEMU 7.0 or newer, built with dbus-display; on Debian 13: apt install qemu-system-modules-opengl");
        yield return Gl(displays.Contains("egl-headless"), Words(await AskAsync(["-device", "help"], cancellationToken).ConfigureAwait(false)));
    }

    private static Finding Gl(bool hasOpenGl, HashSet<string> devices)
    {
        var hasVirgl = devices.Contains("virtio-vga-gl") || devices.Contains("virtio-gpu-gl-pci");
        return (hasOpenGl, hasVirgl) switch
        {
            (true, true) => Finding.Ok("gl", "it has OpenGL (gl=on) and Virgil (virtio-vga-gl): guests can render on the GPU, and their frames come as dma-bufs"),
            (true, false) => Finding.Limited(
                "gl",
                "it has OpenGL (gl=on) but no Virgil (virtio-vga-gl): frames come as dma-bufs, but guests cannot render on the GPU",
                "build it with virglrenderer; on Debian 13: apt install qemu-system-modules-opengl"),
            _ => Finding.Limited(
                "gl",
                "it has no OpenGL (gl=on): frames come as memory of the processor, and are copied",
                "build it with OpenGL; on Debian 13: apt install qemu-system-modules-opengl"),
        };
    }

    /// <summary>What it writes; null when it does not run, fails, or takes too long.</summary>
    private async Task<string?> AskAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var end = await ChildProcess.RunAsync(program, arguments, limit, null, cancellationToken).ConfigureAwait(false);
        return end is { Status: 0 } ? end.Output : null;
    }

    private static HashSet<string> Words(string? text) => [.. (text ?? string.Empty).Split([' ', '\n', '\r', '"', ','], StringSplitOptions.RemoveEmptyEntries)];
}
