using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What the server has told of itself since the connection was made. Written by the session's thread, read by any.</summary>
internal sealed class ServerState
{
    private readonly Lock _gate = new();
    private Size _size;
    private volatile bool _isRelative;
    private volatile bool _takesScanCodes;
    private volatile bool _takesManyButtons;
    private volatile ScreenLayout? _layout;

    /// <summary>Pixels of its framebuffer.</summary>
    public Size Size
    {
        get
        {
            lock (_gate)
            {
                return _size;
            }
        }

        set
        {
            lock (_gate)
            {
                _size = value;
            }
        }
    }

    /// <summary>True while the guest takes movements of the pointer (QEMU, for a guest without a tablet).</summary>
    public bool IsRelative
    {
        get => _isRelative;
        set => _isRelative = value;
    }

    /// <summary>True when keys go by their places on the keyboard (QEMU's extended key events).</summary>
    public bool TakesScanCodes
    {
        get => _takesScanCodes;
        set => _takesScanCodes = value;
    }

    /// <summary>True when the pointer's message has room for nine buttons (rfbproto, "Extended Mouse Buttons").</summary>
    public bool TakesManyButtons
    {
        get => _takesManyButtons;
        set => _takesManyButtons = value;
    }

    /// <summary>Its screens; null while it has not told, and cannot be asked for another size.</summary>
    public ScreenLayout? Layout
    {
        get => _layout;
        set => _layout = value;
    }
}
