using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Makes a GPU's own buffers, and EGL displays without a window system. One thread.</summary>
internal sealed class GbmDevice : IDisposable
{
    private readonly DrmNode _node;

    private GbmDevice(DrmNode node, nint handle)
    {
        (_node, Handle) = (node, handle);
    }

    /// <summary>struct gbm_device.</summary>
    public nint Handle { get; }

    /// <summary>Its node.</summary>
    public string Path => _node.Path;

    /// <summary>Opens the GBM of a DRM node.</summary>
    /// <exception cref="RendererException">The node cannot be opened, or has no GBM.</exception>
    public static GbmDevice Open(string path)
    {
        var node = DrmNode.Open(path, out var reason) ?? throw new RendererException(reason);
        try
        {
            // Any other file would get a GBM in software.
            _ = node.Driver;

            // Drawing needs no master, and a display that is about to start does.
            node.DropMaster();
            var handle = Gbm.gbm_create_device(node.Fd.Number);
            return handle != 0 ? new GbmDevice(node, handle) : throw new RendererException($"there is no GBM driver for {path}");
        }
        catch (Exception e) when (e is DllNotFoundException or UnixException)
        {
            node.Dispose();
            throw new RendererException(e is UnixException ? e.Message : "libgbm.so.1 is missing");
        }
        catch
        {
            node.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Gbm.gbm_device_destroy(Handle);
        _node.Dispose();
    }
}
