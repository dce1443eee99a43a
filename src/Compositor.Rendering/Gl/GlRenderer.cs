using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Draws with OpenGL 3.3 core or ES 3.0, whichever context is current when it is made. Render thread.</summary>
public sealed class GlRenderer : IRenderer
{
    private readonly Dictionary<Surface, GlSurface> _surfaces = [];
    private readonly GlDevice _device;
    private readonly SpriteCache<GlSprite> _sprites;
    private readonly GlScenePainter _painter;
    private readonly RetainedFrames _retained;
    private readonly Region _unread = new();
    private readonly GlImports _imports;
    private readonly GlReads _reads;
    private readonly Action? _release;

    /// <summary>Takes the current context, which must stay alive until the renderer is disposed.</summary>
    /// <param name="captions">Draws words; owned by the caller and disposed after the renderer.</param>
    /// <param name="proofs">Knows which imports work with this device; null when none is to be tried.</param>
    /// <param name="release">Called last when the renderer is disposed, or now when it cannot be made; lets go of the context.</param>
    /// <exception cref="RendererException">No context is current, or it lacks something that is needed.</exception>
    public GlRenderer(CaptionPainter captions, IImportProofs? proofs = null, Action? release = null)
        : this(captions, device => new GlImports(device, EglDmaBufImages.OfCurrent(device), new DmaBufKernel(), proofs), release)
    {
    }

    internal GlRenderer(CaptionPainter captions, Func<GlDevice, GlImports> createImports, Action? release)
    {
        _release = release;
        try
        {
            _device = new GlDevice();
            _imports = createImports(_device);
            _reads = new GlReads(_device.Gl, _imports.Syncs);
            _sprites = new SpriteCache<GlSprite>(captions, sprite => new GlSprite(_device, sprite));
            _painter = new GlScenePainter(_device, _surfaces, _sprites, _reads);
            _retained = new RetainedFrames(_device);
        }
        catch
        {
            release?.Invoke();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Description => _device.Description;

    /// <inheritdoc/>
    public int AgeOf(IOutputTarget target)
    {
        var own = (IGlTarget)target;
        return own.HasBufferAge ? own.BufferAge : _retained.Has(own) ? 1 : 0;
    }

    /// <inheritdoc/>
    public UpdateOutcome Update(Surface surface, in LatchedFrame frame, Region damage)
    {
        // An image keeps its memory by itself, and what was uploaded has been copied.
        frame.Retired?.Dispose();
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_surfaces, surface, out _);
        known ??= new GlSurface();
        if (frame.Buffer is not { } buffer)
        {
            known.Clear();
            return UpdateOutcome.Done;
        }

        var same = ReferenceEquals(known.Buffer, buffer) && !known.MayImprove(_imports.Version);
        if (same && damage.IsEmpty)
        {
            return UpdateOutcome.Done;
        }

        if (!_imports.IsReady(buffer, known.Import is { IsDirect: true }))
        {
            return UpdateOutcome.Busy;
        }

        if (buffer.DrawLock is { } canvas && !canvas.TryEnter())
        {
            return UpdateOutcome.Busy;
        }

        try
        {
            if (same && known.Import is not null)
            {
                known.Read(damage.Rects);
            }
            else
            {
                known.Show(buffer, _imports);
                _device.Check($"import {buffer}");
            }
        }
        finally
        {
            buffer.DrawLock?.Exit();
        }

        if (known.Import is { IsDirect: true })
        {
            _imports.WaitForWriters(buffer);
        }

        return UpdateOutcome.Done;
    }

    /// <inheritdoc/>
    public void Forget(Surface surface)
    {
        if (_surfaces.Remove(surface, out var known))
        {
            known.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed)
    {
        var own = (IGlTarget)target;
        own.MakeCurrent();
        Bind(own.HasBufferAge ? own.Framebuffer : _retained.Get(own).Name);
        _painter.Draw(scene, target.Size, own.HasAlpha, repaint.Rects, missed);
        if (!own.HasBufferAge)
        {
            _retained.Copy(own);
            Bind(own.Framebuffer);
        }

        _device.Check("draw");
    }

    /// <inheritdoc/>
    public IReadFence? EndReads() => _reads.End();

    /// <inheritdoc/>
    public bool Capture(OutputScene scene, out Picture? picture)
    {
        using var frame = new GlFramebuffer(_device, scene.Size);
        _unread.Clear();
        _painter.Draw(scene, scene.Size, hasAlpha: false, [new Rect(scene.Size)], _unread);
        picture = frame.Read();
        _reads.End()?.Dispose();
        _device.Check("capture");
        picture = _unread.IsEmpty ? picture : null;
        return _unread.IsEmpty;
    }

    /// <inheritdoc/>
    public bool Capture(Surface surface, out Picture? picture)
    {
        picture = null;
        if (!_surfaces.TryGetValue(surface, out var known) || known.Import is not { } import)
        {
            return true;
        }

        var whole = new Rect(import.Size);
        var view = new View(surface, whole, whole, import.Size, whole, Dimmed: false, []);
        return Capture(new OutputScene(string.Empty, import.Size, [view]), out picture);
    }

    /// <inheritdoc/>
    public ImportReport? Describe(SurfaceId id)
    {
        foreach (var (surface, known) in _surfaces)
        {
            if (surface.Id == id)
            {
                return new ImportReport(id, known.Rung, known.Reason, known.Import?.Bytes ?? 0, known.Images.Made, known.Touched);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var known in _surfaces.Values)
        {
            known.Dispose();
        }

        _surfaces.Clear();
        _imports.Dispose();
        _sprites.Dispose();
        _retained.Dispose();
        _painter.Dispose();
        _release?.Invoke();
    }

    private void Bind(uint framebuffer) => _device.Gl.BindFramebuffer(Silk.NET.OpenGL.FramebufferTarget.Framebuffer, framebuffer);
}
