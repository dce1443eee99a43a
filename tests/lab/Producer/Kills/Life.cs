using System.Diagnostics;

namespace Compositor.Producer;

/// <summary>One producer from its start to its violent end.</summary>
internal sealed class Life : IDisposable
{
    // How long a viewer may take to come back, on a machine without acceleration that has sixteen of them to serve.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public Life(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <summary>Waits until it says that it has come to a step.</summary>
    /// <exception cref="ProducerException">It does not.</exception>
    public async Task ReachAsync(string step)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            {
                if (line == step)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new ProducerException($"a producer did not come to \"{step}\" within {Patience.TotalSeconds} s");
        }

        throw new ProducerException($"a producer has ended before \"{step}\"");
    }

    /// <summary>Kills it (SIGKILL) and waits for its end.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();
}
