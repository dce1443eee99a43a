using System.Diagnostics;

namespace Compositor.Lab.Tests.Machine;

/// <summary>
/// The outer QEMU. A thread of its own starts it and stays until it has ended: the kernel ends the child of a thread that ends
/// (PR_SET_PDEATHSIG), so that nothing is left of the lab when the tests are killed.
/// </summary>
internal sealed class LabProcess : IDisposable
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly StreamWriter _log;

    private LabProcess(ProcessStartInfo start, string log)
    {
        _process = new Process { StartInfo = start };
        _log = new StreamWriter(log) { AutoFlush = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        new Thread(Run) { IsBackground = true, Name = "lab machine" }.Start();
    }

    /// <summary>Completes with the exit status.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Starts a program that ends with us.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">For it.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="log">The file that gets what it writes.</param>
    public static async Task<LabProcess> StartAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new LabProcess(start, log);
        await process._started.Task;
        return process;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Dispose();
        _log.Dispose();
    }

    private void Run()
    {
        try
        {
            _process.Start();
        }
#pragma warning disable CA1031 // Handed to who waits for the start.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _started.SetException(e);
            return;
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _started.SetResult();
        _process.WaitForExit();
        _exited.SetResult(_process.ExitCode);
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.WriteLine(line);
            }
        }
    }
}
