namespace Compositor.Plugins.Spice;

/// <summary>The server's multimedia clock in milliseconds, as the main channel tells it; it wraps. Any thread.</summary>
internal sealed class MediaClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private volatile uint _offset;

    /// <summary>What a frame that is due just now would be stamped with.</summary>
    public uint Now => Elapsed + _offset;

    private uint Elapsed => unchecked((uint)(long)time.GetElapsedTime(_start).TotalMilliseconds);

    /// <summary>The server has told the time.</summary>
    public void Set(uint now) => _offset = unchecked(now - Elapsed);
}
