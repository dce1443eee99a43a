namespace Compositor.Plugins.Remote;

/// <summary>Receives and decodes on a thread of its own until the connection ends.</summary>
internal sealed class UpdateThread
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly MessageReceiver _receiver;
    private readonly RemoteScreens _screens;
    private readonly Thread _thread;
    private readonly TaskCompletionSource<Exception> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="receiver">Runs on the thread.</param>
    /// <param name="screens">What it draws on; this owns it.</param>
    /// <param name="name">The thread's.</param>
    public UpdateThread(MessageReceiver receiver, RemoteScreens screens, string name)
    {
        (_receiver, _screens) = (receiver, screens);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<Exception> Completion => _completion.Task;

    public void Start() => _thread.Start();

    /// <summary>Waits shortly for the end; after the transport was ended.</summary>
    /// <returns>False when the thread hangs; what it uses must not be disposed then.</returns>
    public bool End()
    {
        _receiver.End();
        if (!_thread.Join(Farewell))
        {
            return false;
        }

        _receiver.Dispose();
        _screens.Dispose();
        return true;
    }

    private void Run()
    {
        try
        {
            _receiver.Run();
        }
        catch (Exception e)
        {
            // The one place where a connection's faults are caught: whatever it was, it ends this source's connection and nothing else.
            _completion.TrySetResult(e);
        }
    }
}
