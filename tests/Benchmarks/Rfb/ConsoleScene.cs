using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>A QEMU with -vnc whose guest writes on its console all the time: memtest86+.</summary>
internal sealed class ConsoleScene : IRfbScene
{
    private const int FirstPort = 5900;

    /// <summary>After that it has booted, and its screen keeps its size.</summary>
    private static readonly TimeSpan Boot = TimeSpan.FromSeconds(15);

    private readonly Process _qemu;

    public ConsoleScene(string disc)
    {
        Port = FreePort.Choose();
        var start = new ProcessStartInfo(
            "qemu-system-x86_64",
            ["-accel", "tcg", "-machine", "pc", "-m", "64", "-vga", "std", "-cdrom", disc, "-display", "none", "-vnc", $"127.0.0.1:{Port - FirstPort}", "-monitor", "stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _qemu = Process.Start(start)!;
        _qemu.OutputDataReceived += (_, _) => { };
        _qemu.ErrorDataReceived += (_, _) => { };
        _qemu.BeginOutputReadLine();
        _qemu.BeginErrorReadLine();
        if (_qemu.WaitForExit(Boot))
        {
            throw new InvalidOperationException($"QEMU has ended with {_qemu.ExitCode}");
        }
    }

    public int Port { get; }

    public void Begin()
    {
    }

    public void End()
    {
        _qemu.StandardInput.WriteLine("stop");
        _qemu.StandardInput.Flush();
    }

    public void Dispose()
    {
        _qemu.Kill();
        _qemu.WaitForExit();
        _qemu.Dispose();
    }
}
