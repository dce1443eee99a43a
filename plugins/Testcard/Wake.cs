using System.Threading.Channels;

namespace Compositor.Plugins.Testcard;

/// <summary>Wakes a head. However often it is called before the head gets to run, the head runs once. Any thread.</summary>
internal sealed class Wake
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _tick;

    public void ForInput() => _calls.Writer.TryWrite(true);

    public void ForTick()
    {
        Volatile.Write(ref _tick, 1);
        _calls.Writer.TryWrite(true);
    }

    /// <summary>True once after one or more ticks.</summary>
    public bool TakeTick() => Interlocked.Exchange(ref _tick, 0) != 0;

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _calls.Reader.ReadAsync(cancellationToken);
}
