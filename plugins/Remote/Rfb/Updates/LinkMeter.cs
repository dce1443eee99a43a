namespace Compositor.Plugins.Remote;

/// <summary>
/// Measures how fast a server's pictures come, from the time that a reader waits in the midst of an update: what a server sends faster than it is
/// decoded costs no wait, and is fast enough. One thread.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LinkMeter(TimeProvider time)
{
    /// <summary>Updates with less behind their first bytes say nothing.</summary>
    private const int LeastBytes = 16 << 10;

    private const double Weight = 0.75;

    /// <summary>A measurement must be so far beyond a border to cross it: a link that lies on one does not go to and fro.</summary>
    private const double Hysteresis = 1.5;

    private static readonly double[] Borders = [2e6 / 8, 20e6 / 8, 200e6 / 8];

    private bool _isUpdate;
    private long _waitingSince;
    private long _updateBytes;
    private TimeSpan _updateWait;
    private double _bytes;
    private double _seconds;

    /// <summary>What was measured up to now.</summary>
    public LinkSpeed Speed { get; private set; } = LinkSpeed.Fast;

    /// <summary>The first bytes of an update are here.</summary>
    public void Begin() => (_isUpdate, _updateBytes, _updateWait) = (true, 0, TimeSpan.Zero);

    /// <summary>The reader waits for more.</summary>
    public void Wait() => _waitingSince = _isUpdate ? time.GetTimestamp() : 0;

    /// <summary>More is here.</summary>
    public void Receive(int bytes)
    {
        if (_isUpdate)
        {
            _updateBytes += bytes;
            _updateWait += time.GetElapsedTime(_waitingSince);
        }
    }

    /// <summary>The update is complete.</summary>
    /// <returns>True when the speed is another one now.</returns>
    public bool End()
    {
        _isUpdate = false;
        if (_updateBytes < LeastBytes)
        {
            return false;
        }

        (_bytes, _seconds) = ((_bytes * Weight) + _updateBytes, (_seconds * Weight) + _updateWait.TotalSeconds);
        var rate = _bytes / Math.Max(_seconds, 1e-6);
        var before = Speed;
        if (Of(rate / Hysteresis) > Speed || Of(rate * Hysteresis) < Speed)
        {
            Speed = Of(rate);
        }

        return Speed != before;
    }

    private static LinkSpeed Of(double rate)
    {
        var speed = LinkSpeed.Narrow;
        foreach (var border in Borders)
        {
            speed += rate >= border ? 1 : 0;
        }

        return speed;
    }
}
