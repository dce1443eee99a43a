using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What the server has told of itself since the connection was made. Written by the session's thread, read by any.</summary>
internal sealed class ServerState
{
    private readonly Lock _gate = new();
    private Size _size;

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
}
