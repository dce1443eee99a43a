using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Compositor.Rendering;

/// <summary>
/// Performs a trial in a child process and turns whatever becomes of it into a verdict: a driver that crashes, hangs or draws wrong pixels
/// does so there. Any thread.
/// </summary>
public static class TrialProcess
{
    private const int OutputLimit = 16384;
    private const int SignalBase = 128;
    private const int HighestSignal = 64;

    // After a process has ended, its output can only be kept open by somebody it left behind.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Tries it.</summary>
    /// <param name="command">The program.</param>
    /// <param name="request">What to try.</param>
    /// <param name="limit">How long it may take; then the child is ended.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<TrialOutcome> RunAsync(TrialCommand command, TrialRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(command.Program, [.. command.Arguments, .. request.ToArguments()])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return new TrialOutcome(ImportProof.Fails($"it cannot be tried: {TrialLines.Clean(e.Message)}"), IsLasting: false);
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput.BaseStream);
            var errors = ReadAsync(process.StandardError.BaseStream);
            var timedOut = !await EndsAsync(process, limit, cancellationToken).ConfigureAwait(false);
            return Judge(
                timedOut ? null : process.ExitCode,
                await TextAsync(output).ConfigureAwait(false),
                await TextAsync(errors).ConfigureAwait(false),
                limit);
        }
    }

    /// <summary>The verdict on a child.</summary>
    /// <param name="status">Its exit status; null when it took too long.</param>
    /// <param name="output">What it wrote.</param>
    /// <param name="errors">What it wrote as errors.</param>
    /// <param name="limit">How long it could take.</param>
    internal static TrialOutcome Judge(int? status, string output, string errors, TimeSpan limit)
    {
        var said = TrialLines.Read(output, out var step);
        var when = step.Length == 0 ? "at the start" : $"when {step}";
        switch (status)
        {
            // Not for ever: the machine may just have been busy. Trying again costs one process a start.
            case null:
            case SignalBase + (int)Signal.Alarm:
                return new TrialOutcome(
                    ImportProof.Fails($"the driver took longer than {limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s {when}"), IsLasting: false);
            case 0 when said is { } verdict:
                return verdict;
            case 0:
                return new TrialOutcome(ImportProof.Fails($"the trial ended without a verdict {when}"), IsLasting: false);
            case > SignalBase and <= SignalBase + HighestSignal:
                var signal = (Signal)(status.Value - SignalBase);
                return signal is Signal.HangUp or Signal.Interrupt or Signal.Kill or Signal.Terminate
                    ? new TrialOutcome(ImportProof.Fails($"the trial was ended by somebody ({signal.Name()}) {when}"), IsLasting: false)
                    : new TrialOutcome(ImportProof.Fails($"the driver crashed ({signal.Name()}) {when}"), IsLasting: true);
            default:
                var last = TrialLines.Clean(errors.TrimEnd().Split('\n')[^1]);
                return new TrialOutcome(
                    ImportProof.Fails($"the trial failed with status {status} {when}{(last.Length > 0 ? $": {last}" : string.Empty)}"), IsLasting: false);
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

    /// <summary>Reads to the end, keeps the beginning and the end: a child that writes without end must not be waited for, nor be kept.</summary>
    private static async Task<string> ReadAsync(Stream stream)
    {
        var kept = new byte[OutputLimit];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == kept.Length)
                {
                    // The last lines count.
                    kept.AsSpan(OutputLimit / 2).CopyTo(kept);
                    length = OutputLimit / 2;
                }

                var count = await stream.ReadAsync(kept.AsMemory(length)).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                length += count;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Ended before its writer did.
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }

    private static async Task<string> TextAsync(Task<string> reading)
    {
        try
        {
            return await reading.WaitAsync(Rest).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return string.Empty;
        }
    }
}
