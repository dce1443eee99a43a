using System.ComponentModel;
using System.Diagnostics;

namespace Compositor.Unix;

/// <summary>Runs a program to its end, within bounds of time and output: for what may crash, hang or talk without end. Any thread.</summary>
public static class ChildProcess
{
    // After a process has ended, its output can only be kept open by somebody it left behind.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Runs it. Its input is empty.</summary>
    /// <param name="program">A path, or a name to look for on PATH.</param>
    /// <param name="arguments">As they are, no shell reads them.</param>
    /// <param name="limit">How long it may take; then it is ended.</param>
    /// <param name="environment">Variables that it has besides ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when it cannot be started.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ChildEnd?> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }

        using (process)
        {
            process.StandardInput.Close();
            var (output, errors) = (new BoundedOutput(), new BoundedOutput());
            var reading = Task.WhenAll(output.ReadAsync(process.StandardOutput.BaseStream), errors.ReadAsync(process.StandardError.BaseStream));
            var ended = await EndsAsync(process, limit, cancellationToken).ConfigureAwait(false);
            await Task.WhenAny(reading, Task.Delay(Rest, CancellationToken.None)).ConfigureAwait(false);
            return new ChildEnd(ended ? process.ExitCode : null, output.Text, errors.Text);
        }
    }

    /// <returns>False when it had to be ended because its time was over.</returns>
    private static async Task<bool> EndsAsync(Process process, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(ending.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
