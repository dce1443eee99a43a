using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>
/// Draws without GL: composes damage from the guests' memory into the output's memory. The presenter for software X11, the way out where
/// GL fails, and the reference of the pixel tests. Render thread.
/// </summary>
public sealed unsafe class CpuRenderer : IRenderer
{
    private readonly Dictionary<Surface, CpuImport> _imports = [];
    private readonly PictureDrawer _pictures = new();
    private readonly SpriteCache<Sprite> _sprites;
    private readonly CpuScenePainter _painter;

    /// <summary>Makes a renderer that holds nothing yet.</summary>
    /// <param name="captions">Draws words; owned by the caller and disposed after the renderer.</param>
    public CpuRenderer(CaptionPainter captions)
    {
        _sprites = new SpriteCache<Sprite>(captions, sprite => sprite);
        _painter = new CpuScenePainter(_imports, _pictures, _sprites);
    }

    /// <inheritdoc/>
    public string Description => "CPU";

    /// <inheritdoc/>
    public int AgeOf(IOutputTarget target) => target.BufferAge;

    /// <inheritdoc/>
    public UpdateOutcome Update(Surface surface, in LatchedFrame frame, Region damage)
    {
        // A mapping does not need its descriptor, so a buffer that was replaced can go at once.
        frame.Retired?.Dispose();
        ref var import = ref CollectionsMarshal.GetValueRefOrAddDefault(_imports, surface, out _);
        import ??= new CpuImport();
        if (frame.Buffer is not { } buffer)
        {
            import.Clear();
            return UpdateOutcome.Done;
        }

        // The pixels are read when they are drawn; only another buffer is news, or a commit of one that could not be read before.
        if (ReferenceEquals(import.Buffer, buffer) && (import.HasPicture || damage.IsEmpty))
        {
            return UpdateOutcome.Done;
        }

        try
        {
            import.Set(buffer, Map(import, buffer));
        }
        catch (SourceException e)
        {
            import.Fail(buffer, e.Message);
            throw;
        }

        return UpdateOutcome.Done;
    }

    /// <inheritdoc/>
    public void Forget(Surface surface)
    {
        if (_imports.Remove(surface, out var import))
        {
            import.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Draw(IOutputTarget target, OutputScene scene, Region repaint, Region missed)
    {
        var pixels = (IPixelTarget)target;
        var memory = pixels.Lock();
        try
        {
            _painter.Draw(scene, new Rect(target.Size), repaint.Rects, memory, missed);
        }
        finally
        {
            pixels.Unlock();
        }
    }

    /// <summary>Nothing is read any more once it is drawn.</summary>
    public IReadFence? EndReads() => null;

    /// <inheritdoc/>
    public bool Capture(OutputScene scene, out Picture? picture)
    {
        var result = new Picture(scene.Size);
        var missed = new Region();
        var whole = new Rect(scene.Size);
        fixed (byte* pixels = result.Pixels)
        {
            _painter.Draw(scene, whole, [whole], new PixelMemory((nint)pixels, result.Stride), missed);
        }

        result.MakeOpaque();
        picture = missed.IsEmpty ? result : null;
        return missed.IsEmpty;
    }

    /// <inheritdoc/>
    public bool Capture(Surface surface, out Picture? picture)
    {
        picture = null;
        if (!_imports.TryGetValue(surface, out var import) || !import.HasPicture)
        {
            return true;
        }

        var size = import.Source.Size;
        var whole = new Rect(size);
        var view = new View(surface, whole, whole, size, whole, Dimmed: false, []);
        return Capture(new OutputScene(string.Empty, size, [view]), out picture);
    }

    /// <inheritdoc/>
    public ImportReport? Describe(SurfaceId id)
    {
        foreach (var (surface, import) in _imports)
        {
            if (surface.Id == id)
            {
                return new ImportReport(id, import.HasPicture ? "cpu mapping" : "none", import.Failure, import.Bytes, 0, import.Touched);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var import in _imports.Values)
        {
            import.Dispose();
        }

        _imports.Clear();
        _sprites.Dispose();
        _pictures.Dispose();
    }

    private static PlaneMappings Map(CpuImport import, SurfaceBuffer buffer) =>
        BufferReadable.Refuse(buffer) is { } refusal ? throw new BufferException(refusal) : import.Mappings.Rent(buffer);
}
