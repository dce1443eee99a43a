using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What the GL renderer holds for a surface: its import, or why there is none. Render thread; disposed with its context current.</summary>
internal sealed class GlSurface : IDisposable
{
    /// <summary>The buffer it was made of; the surface owns it.</summary>
    public SurfaceBuffer? Buffer { get; private set; }

    public SurfaceImport? Import { get; private set; }

    /// <summary>The images and mappings of its buffers.</summary>
    public ImageCache Images { get; } = new();

    /// <summary>Bytes of pixels that the CPU has read.</summary>
    public long Touched { get; private set; }

    private bool _pending;
    private int _version;

    /// <summary>True when a better rung was being proven, and something has been proven since.</summary>
    /// <param name="version">Counts what has been proven.</param>
    public bool MayImprove(int version) => _pending && version != _version;

    public string Rung { get; private set; } = "none";

    /// <summary>Why it is not a better rung, or why there is none.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>Takes a buffer by the first rung that works.</summary>
    /// <exception cref="SourceException">None does; nothing is shown.</exception>
    public void Show(SurfaceBuffer buffer, GlImports imports)
    {
        var former = Import;
        (Buffer, Import, Rung, _pending, _version) = (buffer, null, "none", true, imports.Version);
        try
        {
            var step = imports.Ladder.Import(buffer, Images, former);
            (Import, Rung, Reason, _pending) = (step.Import, step.Rung, step.Reason, step.Pending);
        }
        catch (SourceException e)
        {
            // Still pending: a way that is being proven may show it after all.
            Reason = e.Message;
            throw;
        }

        Read([new Rect(buffer.Size)]);
    }

    /// <summary>Takes what changed in the same buffer.</summary>
    /// <exception cref="SourceException">It cannot be read any more; nothing is shown.</exception>
    public void Read(ReadOnlySpan<Rect> damage)
    {
        try
        {
            Touched += Import!.Read(damage);
        }
        catch (SourceException e)
        {
            var buffer = Buffer;
            Clear();
            (Buffer, Reason) = (buffer, e.Message);
            throw;
        }
    }

    public void Clear()
    {
        Import?.Dispose();
        (Buffer, Import, Rung, Reason, _pending) = (null, null, "none", string.Empty, false);
    }

    public void Dispose()
    {
        Clear();
        Images.Dispose();
    }
}
