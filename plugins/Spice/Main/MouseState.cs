using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>How the guest takes its pointer now. Written by the main channel's thread, read by any.</summary>
internal sealed class MouseState
{
    private volatile MouseMode _mode = MouseMode.Server;

    /// <summary>Raised on the main channel's thread when it has changed.</summary>
    public event Action? Changed;

    /// <summary>As the server has told last.</summary>
    public MouseMode Mode
    {
        get => _mode;
        set
        {
            if (_mode != value)
            {
                _mode = value;
                Changed?.Invoke();
            }
        }
    }

    /// <summary>The same for the seat.</summary>
    public PointerMode PointerMode => _mode == MouseMode.Client ? PointerMode.Absolute : PointerMode.Relative;
}
