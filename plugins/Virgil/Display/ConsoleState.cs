using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// What QEMU says of one console: as it stood when it was asked, and as its signals change it. A signal is never overwritten by the
/// answer, since both come over one connection but are handled on two threads. Any thread.
/// </summary>
internal sealed class ConsoleState
{
    private readonly Lock _lock = new();
    private uint? _width;
    private uint? _height;
    private bool? _isAbsolute;
    private volatile bool _absolute;
    private volatile int _touchSlots;
    private Action<Size>? _resized;

    /// <summary>True while the guest takes positions.</summary>
    public bool IsAbsolute => _absolute;

    /// <summary>Fingers that the guest can tell apart; 0 without a touch screen.</summary>
    public int TouchSlots => _touchSlots;

    /// <summary>The announced size; empty when it is not known or cannot be.</summary>
    public Size Size
    {
        get
        {
            lock (_lock)
            {
                return SizeUnderLock();
            }
        }
    }

    /// <summary>Calls back with the size now and at each change, on the thread that brings it; null stops that.</summary>
    public void OnResized(Action<Size>? resized)
    {
        lock (_lock)
        {
            _resized = resized;
            resized?.Invoke(SizeUnderLock());
        }
    }

    /// <summary>The answer: fills in what no signal has told yet.</summary>
    public void Learn(uint width, uint height, bool isAbsolute, int touchSlots)
    {
        lock (_lock)
        {
            (_width, _height, _isAbsolute) = (_width ?? width, _height ?? height, _isAbsolute ?? isAbsolute);
            (_absolute, _touchSlots) = (_isAbsolute.Value, touchSlots);
        }
    }

    /// <summary>A signal: what has changed.</summary>
    public void Change(uint? width, uint? height, bool? isAbsolute)
    {
        lock (_lock)
        {
            (_width, _height, _isAbsolute) = (width ?? _width, height ?? _height, isAbsolute ?? _isAbsolute);
            _absolute = _isAbsolute ?? false;
            if (width is not null || height is not null)
            {
                _resized?.Invoke(SizeUnderLock());
            }
        }
    }

    private Size SizeUnderLock() => _width is > 0 and <= SurfaceBuffer.MaximumSide && _height is > 0 and <= SurfaceBuffer.MaximumSide
        ? new Size((int)_width, (int)_height)
        : default;
}
