using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Shows pictures in memory of devices (dma-bufs), each as a buffer of its own: nothing is copied, and the renderer knows the same memory again. The
/// decoder may draw in such memory again as soon as GStreamer has it back; the kernel's fences keep the GPU from reading what is not finished.
/// </summary>
internal sealed class DeviceFrames(ISurface surface)
{
    /// <summary>Shows one.</summary>
    /// <exception cref="SourceException">It is not what it claims to be.</exception>
    public void Show(in MediaFrame frame)
    {
        var format = frame.Format;
        var pixels = StreamFormat.PixelsOf(format);
        var size = new Size(format.Width, format.Height);
        var planes = new BufferPlane[Math.Max(1, pixels.PlaneCount)];
        try
        {
            for (var i = 0; i < planes.Length; i++)
            {
                planes[i] = Plane(frame, i);
            }
        }
        catch
        {
            foreach (var plane in planes)
            {
                plane?.Fd.Dispose();
            }

            throw;
        }

        surface.Attach(new SurfaceBuffer(BufferKind.DmaBuf, size, pixels, planes, StreamFormat.ModifierOf(format), colour: StreamFormat.ColourOf(format, size)));
        surface.Commit([new Rect(size)]);
    }

    private static BufferPlane Plane(in MediaFrame frame, int plane)
    {
        var (number, offset) = frame.Memory(plane);
        return number < 0 || offset > int.MaxValue
            ? throw new SourceException("a decoded picture claims to be in memory of a device and is not")
            : new BufferPlane(SafeFdExtensions.DuplicateOf(number), (long)offset, frame.Layout(plane).Stride);
    }
}
