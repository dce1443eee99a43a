using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>Runs what blocks on a socket on a named thread of its own, with a time-out that wakes it by shutting the socket down.</summary>
internal static class BlockingStep
{
    /// <summary>Runs it.</summary>
    /// <param name="name">Of the thread.</param>
    /// <param name="socket">What it waits on; stays with the caller.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="time">Measures that.</param>
    /// <param name="late">What to say when it takes longer.</param>
    /// <param name="step">What to do.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task RunAsync(string name, UnixSocket socket, TimeSpan timeout, TimeProvider time, string late, Action step, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new CancellationTokenSource(timeout, time);
        using var wakeLate = timer.Token.Register(socket.Shutdown);
        using var wakeCancelled = cancellationToken.Register(socket.Shutdown);
        new Thread(() =>
        {
            try
            {
                step();
                done.SetResult();
            }
#pragma warning disable CA1031 // Handed to who waits for the step.
            catch (Exception e)
#pragma warning restore CA1031
            {
                done.SetException(e);
            }
        })
        { IsBackground = true, Name = name }.Start();
        try
        {
            await done.Task.ConfigureAwait(false);
        }
        catch (SourceException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw timer.IsCancellationRequested ? new SourceException(late, e) : e;
        }
    }
}
