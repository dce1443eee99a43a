using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>
/// An EGL image of a guest's dma-buf and the texture that samples it. Keeps one descriptor of the memory, so that the kernel cannot give its
/// identity to another while the image is known by it. Shared by a cache and by the surface that shows it: each holds it once. Render thread.
/// </summary>
internal sealed class DmaBufImage : IDisposable
{
    private readonly GlDevice _device;
    private readonly IDmaBufImages _images;
    private readonly nint _image;
    private readonly SafeFd _memory;
    private int _holders = 1;

    /// <summary>Makes the image.</summary>
    /// <param name="device">Whose texture it becomes.</param>
    /// <param name="images">The driver.</param>
    /// <param name="buffer">What to describe; stays its owner's.</param>
    /// <param name="memory">The first plane's dma-buf; taken, also when this throws.</param>
    /// <param name="withModifier">True to tell the layout.</param>
    /// <exception cref="BufferException">The driver does not take it.</exception>
    public DmaBufImage(GlDevice device, IDmaBufImages images, SurfaceBuffer buffer, SafeFd memory, bool withModifier)
    {
        (_device, _images, _memory) = (device, images, memory);
        try
        {
            images.Takes(buffer.Format, withModifier ? buffer.Modifier : Modifier.Implicit, out var external);
            IsExternal = external;
            var attributes = EglImageAttributes.Write(buffer, memory, withModifier, stackalloc int[EglImageAttributes.Most]);
            _image = images.Create(attributes, out var code);
            if (_image == 0)
            {
                throw new BufferException($"the driver refuses it ({EglErrors.Name(code)})");
            }

            Texture = images.CreateTexture(_image, external, out var error);
            if (Texture == 0)
            {
                images.Destroy(_image);
                throw new BufferException($"it cannot be sampled ({error})");
            }
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        Bytes = (long)buffer.Planes[0].Stride * buffer.Backing.Height;
        LiveCount.Count(LiveKind.Import, +1);
    }

    public uint Texture { get; }

    public bool IsExternal { get; }

    /// <summary>Bytes of guest memory kept alive.</summary>
    public long Bytes { get; }

    public DmaBufImage Hold()
    {
        _holders++;
        return this;
    }

    public void Dispose()
    {
        if (--_holders == 0)
        {
            // What the GPU still draws from it lives until it has; GL sees to that.
            _device.Gl.DeleteTexture(Texture);
            _images.Destroy(_image);
            _memory.Dispose();
            LiveCount.Count(LiveKind.Import, -1);
        }
    }
}
