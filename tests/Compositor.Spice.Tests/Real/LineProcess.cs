using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Spice.Tests.Real;

/// <summary>A program of tests, which is told by lines what to do, and answers by lines. Ends with the test, whatever it does.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<string> _said = [];
    private readonly List<string> _errors = [];
    private readonly Process _process;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="folder">Of tests.</param>
    /// <param name="name">Of the program.</param>
    /// <param name="arguments">For it.</param>
    public LineProcess(string folder, string name, IEnumerable<string> arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo(Path.Combine(Workspace.Checkout, "tests", folder, "bin", configuration, "net10.0", name), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Note(_said, e.Data);
        _process.ErrorDataReceived += (_, e) => Note(_errors, e.Data);
        _process.Exited += (_, _) => Note(_errors, "(it has ended)");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>All lines that it has said up to now.</summary>
    public string[] Said
    {
        get
        {
            using (_lock.EnterScope())
            {
                return [.. _said];
            }
        }
    }

    /// <summary>What it complained of.</summary>
    public string Errors
    {
        get
        {
            using (_lock.EnterScope())
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>Tells it something and waits for the answer.</summary>
    /// <returns>What follows the beginning of the line.</returns>
    /// <exception cref="InvalidOperationException">The answer is an error, or the program has ended.</exception>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public async Task<string> AskAsync(string line, string answer, TimeSpan? limit = null)
    {
        var from = Said.Length;
        await SendAsync(line);
        return await WaitForAsync(answer, from, limit);
    }

    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for a line that begins so.</summary>
    /// <param name="beginning">Of the line.</param>
    /// <param name="from">Lines before this one do not count.</param>
    /// <param name="limit">Half a minute where none is given.</param>
    public async Task<string> WaitForAsync(string beginning, int from = 0, TimeSpan? limit = null)
    {
        using var late = new CancellationTokenSource(limit ?? Limit);
        while (true)
        {
            Task news;
            using (_lock.EnterScope())
            {
                news = _news.Task;
                if (_said.Skip(from).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } found)
                {
                    return found[beginning.Length..].Trim();
                }

                if (_said.Skip(from).FirstOrDefault(line => line.StartsWith("error ", StringComparison.Ordinal)) is { } error)
                {
                    throw new InvalidOperationException(error);
                }
            }

            if (_process.HasExited && news == _news.Task)
            {
                throw new InvalidOperationException($"{_process.StartInfo.FileName} ended ({_process.ExitCode}) before it said \"{beginning}\":\n{Errors}");
            }

            try
            {
                await news.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} did not say \"{beginning}\":\n{Errors}");
            }
        }
    }

    /// <summary>Closes its stdin, at which it ends; kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(late.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Note(List<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource news;
        using (_lock.EnterScope())
        {
            lines.Add(line);
            (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.SetResult();
    }
}
