using System.Diagnostics;
using System.Globalization;
using System.Text;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>The built compositor without a monitor, showing desktops called vm0, vm1 and so on; vm0 has the keyboard.</summary>
internal sealed class WallOfDesktops : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly Process _process;

    /// <param name="desktops">What it shows.</param>
    /// <param name="size">Of its output.</param>
    /// <param name="layout">Grid or single.</param>
    public WallOfDesktops(IReadOnlyList<BusyDesktop> desktops, string size, string layout)
    {
        var text = new StringBuilder($"[shell]\noutput = \"headless\"\nlabels = false\nsize = \"{size}\"\n[layout]\npolicy = \"{layout}\"\n");
        for (var i = 0; i < desktops.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[[source]]\nname = \"vm{i}\"\nkind = \"vnc\"\naddress = \"{desktops[i].Address}\"\n");
        }

        File.WriteAllText(_workspace["wall.toml"], text.ToString());
        _process = Start("run", "--config", _workspace["wall.toml"], "--socket", _workspace["control.sock"]);
        while (!File.Exists(_workspace["control.sock"]))
        {
            _process.WaitForExit(100);
        }

        using var focus = Start("ctl", "--socket", _workspace["control.sock"], "focus", "vm0");
        focus.WaitForExit();
    }

    /// <summary>Seconds of its processor time.</summary>
    public double Cpu => ProcessorClock.Of(_process.Id);

    /// <summary>Seconds of processor time of the thread that decodes a desktop.</summary>
    public double DecodingOf(int desktop) => CpuOf($"vnc vm{desktop}");

    /// <summary>Seconds of processor time of the thread that draws.</summary>
    public double Drawing => CpuOf("render");

    /// <summary>A picture of it, for people.</summary>
    public void Keep(string file)
    {
        using var shot = Start("ctl", "--socket", _workspace["control.sock"], "screenshot", file);
        shot.WaitForExit();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _workspace.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(BuiltCompositor.Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private double CpuOf(string name)
    {
        var thread = Directory.GetDirectories($"/proc/{_process.Id}/task").First(task => File.ReadAllText(Path.Combine(task, "comm")).Trim() == name);
        return long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
    }
}
