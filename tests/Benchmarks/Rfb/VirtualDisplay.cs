using System.Diagnostics;

namespace Compositor.Benchmarks;

/// <summary>An X server on a display that is free, and what runs on it. Ends with this.</summary>
internal sealed class VirtualDisplay : IDisposable
{
    private readonly Process _server;
    private readonly List<Process> _programs = [];

    /// <param name="program">Xvfb, Xtigervnc.</param>
    /// <param name="arguments">Besides that for the display's number.</param>
    public VirtualDisplay(string program, params string[] arguments)
    {
        _server = Process.Start(new ProcessStartInfo(program, ["-displayfd", "1", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        Name = $":{_server.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{program} has ended")}";
    }

    /// <summary>For DISPLAY.</summary>
    public string Name { get; }

    /// <summary>The server's.</summary>
    public int Pid => _server.Id;

    /// <summary>Starts a program on it.</summary>
    public Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["DISPLAY"] = Name;
        start.Environment.Remove("WAYLAND_DISPLAY");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _programs.Add(process);
        return process;
    }

    /// <summary>Ends what runs on it, and what that has started.</summary>
    public void EndPrograms()
    {
        _programs.ForEach(End);
        _programs.Clear();
    }

    public void Dispose()
    {
        EndPrograms();
        End(_server);
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
