using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A buffer of a GPU's own, in any layout that it has; written through libgbm, which knows the layout.</summary>
internal sealed unsafe class GbmTestBuffer : TestBuffer
{
    private readonly TrialFormat _format;
    private readonly GbmDevice? _owned;
    private readonly Size _size;
    private readonly nint _bo;

    /// <summary>Makes one.</summary>
    /// <param name="device">The GPU.</param>
    /// <param name="owned">The same when it shall be disposed with the buffer, also when this throws.</param>
    /// <param name="format">A packed format.</param>
    /// <param name="size">Pixels.</param>
    /// <param name="modifier">The layout.</param>
    /// <exception cref="RendererException">The GPU has no such buffer.</exception>
    public GbmTestBuffer(GbmDevice device, GbmDevice? owned, TrialFormat format, Size size, ulong modifier)
    {
        (_format, _owned, _size) = (format, owned, size);
        var (width, height) = ((uint)size.Width, (uint)size.Height);
        try
        {
            // Drivers without modifiers make linear buffers by a flag, and say of them that their layout is implicit.
            _bo = modifier == Modifier.Implicit ? 0 : Gbm.gbm_bo_create_with_modifiers(device.Handle, width, height, format.Format.Code, &modifier, 1);
            if (_bo == 0 && modifier is Modifier.Implicit or Modifier.Linear)
            {
                var flags = Gbm.UseRendering | (modifier == Modifier.Linear ? Gbm.UseLinear : 0);
                _bo = Gbm.gbm_bo_create(device.Handle, width, height, format.Format.Code, flags);
            }

            if (_bo == 0)
            {
                throw new RendererException($"GBM makes no {format.Format} buffer with this modifier");
            }

            Buffer = Describe(modifier);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override SurfaceBuffer Buffer { get; }

    /// <inheritdoc/>
    public override void Write(int turn)
    {
        uint stride;
        void* data = null;
        var pixels = (byte*)Gbm.gbm_bo_map(_bo, 0, 0, (uint)_size.Width, (uint)_size.Height, Gbm.TransferWrite, &stride, &data);
        if (pixels is null)
        {
            throw new RendererException("GBM cannot map its own buffer");
        }

        for (var y = 0; y < _size.Height; y++)
        {
            _format.Write(0, y, turn, new Span<byte>(pixels + ((nint)y * (nint)stride), _size.Width * _format.BytesPerPixel));
        }

        Gbm.gbm_bo_unmap(_bo, data);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Buffer.Dispose();
        Release();
    }

    private SurfaceBuffer Describe(ulong modifier)
    {
        var planes = new List<BufferPlane>();
        for (var i = 0; i < Math.Clamp(Gbm.gbm_bo_get_plane_count(_bo), 1, 4); i++)
        {
            var fd = Gbm.gbm_bo_get_fd(_bo);
            if (fd < 0)
            {
                planes.ForEach(plane => plane.Fd.Dispose());
                throw new RendererException("GBM makes no dma-buf of its own buffer");
            }

            planes.Add(new BufferPlane(new SafeFd(fd), Gbm.gbm_bo_get_offset(_bo, i), (int)Gbm.gbm_bo_get_stride_for_plane(_bo, i)));
        }

        return new SurfaceBuffer(BufferKind.DmaBuf, _size, _format.Format, planes.ToArray(), modifier);
    }

    private void Release()
    {
        if (_bo != 0)
        {
            Gbm.gbm_bo_destroy(_bo);
        }

        _owned?.Dispose();
    }
}
