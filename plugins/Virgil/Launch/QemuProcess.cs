using System.Diagnostics;
using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// A QEMU that was started here. A thread of its own starts it and stays until it has ended: the kernel ends the child of a thread that
/// ends (PR_SET_PDEATHSIG), which is how a child does not outlive a killed shell, and would otherwise end it with any passing thread.
/// </summary>
internal sealed class QemuProcess : IDisposable
{
    private const int KeptLines = 12;

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _errors = new();
    private readonly Process _process;

    private QemuProcess(ProcessStartInfo start, string name)
    {
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _ = _started.Task.ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
        new Thread(Run) { IsBackground = true, Name = $"virgil launch {name}" }.Start();
    }

    /// <summary>Completes with the exit status.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>The last lines that QEMU wrote about its troubles; empty when it wrote none.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join("; ", _errors);
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="SourceException">The program is missing.</exception>
    public static async Task<QemuProcess> StartAsync(LaunchOptions options, string qmp)
    {
        var binary = Programs.Find(options.Binary, options.Directory)
            ?? throw new SourceException($"{options.Binary} is not installed; on Debian: apt install {Programs.PackageOf(options.Binary)}");
        // A session of its own: Ctrl+C in the shell's terminal is for the shell, which ends its machines in order or keeps them.
        string[] wrappers = options.Keep ? ["setsid"] : ["setpriv", "--pdeathsig", "TERM", "setsid"];
        var start = new ProcessStartInfo(
            Programs.Find(wrappers[0], "/") ?? throw new SourceException($"{wrappers[0]} is not installed; on Debian: apt install util-linux"))
        {
            WorkingDirectory = options.Directory,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)[.. wrappers[1..], binary, .. options.CommandLine(qmp)])
        {
            start.ArgumentList.Add(argument);
        }

        var process = new QemuProcess(start, options.Name);
        await process._started.Task.ConfigureAwait(false);
        return process;
    }

    /// <summary>Asks it to end (SIGTERM); it does so without asking the guest.</summary>
    public void Terminate() => Signals.Terminate(_process.Id);

    /// <summary>Ends it whatever it does (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Lets go of the process; it is not ended by this. The thread of one that runs on needs it until the shell ends.</summary>
    public void Dispose()
    {
        if (_exited.Task.IsCompleted)
        {
            _process.Dispose();
        }
    }

    private void Run()
    {
        try
        {
            _process.Start();
            _process.StandardInput.Close();
            _process.BeginErrorReadLine();
        }
#pragma warning disable CA1031 // Handed to who waits for the start.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _started.SetException(new SourceException($"cannot start QEMU: {e.Message}", e));
            return;
        }

        _started.SetResult();
        _process.WaitForExit();
        _exited.SetResult(_process.ExitCode);
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_errors)
        {
            _errors.Enqueue(line.Trim());
            if (_errors.Count > KeptLines)
            {
                _errors.Dequeue();
            }
        }
    }
}
