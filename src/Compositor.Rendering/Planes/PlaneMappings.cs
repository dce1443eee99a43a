using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>A buffer's planes of pixels, mapped: one for packed formats, up to three for video. Each is held once. Render thread.</summary>
internal readonly record struct PlaneMappings(SurfaceBuffer Buffer, BufferMapping First, BufferMapping? Second, BufferMapping? Third)
{
    /// <summary>Bytes of all planes.</summary>
    public long Length => First.Length + (Second?.Length ?? 0) + (Third?.Length ?? 0);

    /// <summary>False while a device still writes one of them: reading it now would wait.</summary>
    public bool IsReadable =>
        First.IsReadable(Fd(0)) && (Second?.IsReadable(Fd(1)) ?? true) && (Third?.IsReadable(Fd(2)) ?? true);

    /// <summary>Makes sure that the memory is there, and what devices wrote visible; pair it with <see cref="EndRead"/>.</summary>
    /// <exception cref="BufferException">It was made shorter.</exception>
    /// <exception cref="UnixException">The device is gone.</exception>
    public void BeginRead()
    {
        First.Check(Fd(0));
        Second?.Check(Fd(1));
        Third?.Check(Fd(2));
        First.BeginRead(Fd(0));
        Second?.BeginRead(Fd(1));
        Third?.BeginRead(Fd(2));
    }

    /// <summary>The CPU has read.</summary>
    /// <exception cref="UnixException">The device is gone.</exception>
    public void EndRead()
    {
        First.EndRead(Fd(0));
        Second?.EndRead(Fd(1));
        Third?.EndRead(Fd(2));
    }

    /// <summary>Lets go of them.</summary>
    public void Release()
    {
        First.Dispose();
        Second?.Dispose();
        Third?.Dispose();
    }

    private SafeFd Fd(int plane) => Buffer.Planes[plane].Fd;
}
