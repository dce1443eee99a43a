using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>
/// Keeps the frames of targets whose own buffers forget them: damage is drawn into the kept frame, which is then copied as a whole.
/// Render thread; disposed with its context current.
/// </summary>
internal sealed class RetainedFrames(GlDevice device) : IDisposable
{
    private readonly Dictionary<IGlTarget, GlFramebuffer> _frames = [];

    /// <summary>True when the frame before is kept.</summary>
    public bool Has(IGlTarget target) => _frames.TryGetValue(target, out var frame) && frame.Size == target.Size;

    /// <summary>The framebuffer to draw damage into.</summary>
    public GlFramebuffer Get(IGlTarget target)
    {
        if (_frames.TryGetValue(target, out var frame))
        {
            if (frame.Size == target.Size)
            {
                return frame;
            }

            frame.Dispose();
        }

        return _frames[target] = new GlFramebuffer(device, target.Size);
    }

    /// <summary>Copies a kept frame to its target.</summary>
    public void Copy(IGlTarget target)
    {
        var (w, h) = (target.Size.Width, target.Size.Height);
        device.Gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.ReadFramebuffer, Get(target).Name);
        device.Gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.DrawFramebuffer, target.Framebuffer);
        device.Gl.BlitFramebuffer(0, 0, w, h, 0, 0, w, h, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
    }

    public void Dispose()
    {
        foreach (var frame in _frames.Values)
        {
            frame.Dispose();
        }

        _frames.Clear();
    }
}
