using System.Collections.Concurrent;
using Compositor.Shell.Outputs;
using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>
/// The main thread's turn: wait for the display or for posted work, do the work, let the wall catch up. Everything that changes the
/// model runs here; other threads post.
/// </summary>
internal sealed class MainLoop(IDisplay display, ILogger log)
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private volatile bool _stopping;

    /// <summary>Ends <see cref="Run"/>. Any thread.</summary>
    public void Stop()
    {
        _stopping = true;
        display.Wake();
    }

    /// <summary>Runs work on the main thread, in order. Any thread.</summary>
    public void Post(Action work)
    {
        _posted.Enqueue(work);
        display.Wake();
    }

    /// <summary>Runs a question on the main thread and brings back the answer, or what it threw. Any thread.</summary>
    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception e)
            {
                answer.SetException(e);
            }
        });
        return answer.Task;
    }

    /// <summary>Runs until stopped.</summary>
    /// <param name="observer">Hears the display.</param>
    /// <param name="turn">Called after each batch of events and work.</param>
    /// <returns>False when the display failed.</returns>
    public bool Run(IDisplayObserver observer, Action turn)
    {
        Guard(turn);
        while (!_stopping)
        {
            if (!Wait(observer))
            {
                return false;
            }

            while (_posted.TryDequeue(out var work))
            {
                Guard(work);
            }

            Guard(turn);
        }

        return true;
    }

    private bool Wait(IDisplayObserver observer)
    {
        try
        {
            display.Wait(observer);
            return true;
        }
        catch (SdlException e)
        {
            log.LogCritical("the display has failed: {Reason}", e.Message);
            return false;
        }
        catch (Exception e)
        {
            // A fault in what an event led to; the events behind it wait in the queue.
            log.LogError(e, "a fault on the main thread; the wall goes on");
            return true;
        }
    }

    /// <summary>The main thread's boundary: a fault of one event must not take the wall down.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            log.LogError(e, "a fault on the main thread; the wall goes on");
        }
    }
}
