namespace Compositor.Plugins.Spice;

/// <summary>Receives one channel's messages on a thread of its own until the channel ends. Disposing ends it and waits shortly.</summary>
internal sealed class ChannelThread : IDisposable
{
    private const int StackSize = 256 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ChannelLink _link;
    private readonly IMessageHandler _handler;
    private readonly Thread _thread;
    private readonly TaskCompletionSource<Exception> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes the link.</summary>
    public ChannelThread(ChannelLink link, IMessageHandler handler, ChannelKind kind, string name)
    {
        (_link, _handler, Kind) = (link, handler, kind);
        _thread = new Thread(Run, StackSize) { IsBackground = true, Name = name };
    }

    public ChannelKind Kind { get; }

    /// <summary>Completes with the reason when the channel has ended.</summary>
    public Task<Exception> Completion => _completion.Task;

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _link.Shutdown();
        if (!_thread.IsAlive || _thread.Join(Farewell))
        {
            _link.Dispose();
            (_handler as IDisposable)?.Dispose();
        }
    }

    private void Run()
    {
        try
        {
            _link.Run(_handler);
            _completion.TrySetResult(new EndOfStreamException("the server has ended the connection"));
        }
        catch (Exception e)
        {
            // The one place where a channel's faults are caught: whatever it was, it ends this VM's connection and nothing else.
            _completion.TrySetResult(e);
        }
    }
}
