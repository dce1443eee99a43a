using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What the GL renderer holds for a surface: its import, or why there is none. Render thread; disposed with its context current.</summary>
internal sealed class GlSurface : IDisposable
{
    /// <summary>The buffer it was made of; the surface owns it.</summary>
    public SurfaceBuffer? Buffer { get; private set; }

    public SurfaceImport? Import { get; private set; }

    public string Rung { get; private set; } = "none";

    /// <summary>Why it is not a better rung, or why there is none.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>Takes a buffer by the first rung that works.</summary>
    /// <exception cref="SourceException">None does; nothing is shown.</exception>
    public void Show(SurfaceBuffer buffer, ImportLadder ladder)
    {
        var former = Import;
        (Buffer, Import, Rung) = (buffer, null, "none");
        try
        {
            Import = ladder.Import(buffer, former, out var rung, out var reason);
            (Rung, Reason) = (rung, reason);
        }
        catch (SourceException e)
        {
            Reason = e.Message;
            throw;
        }
    }

    /// <summary>Takes what changed in the same buffer.</summary>
    /// <exception cref="SourceException">It cannot be read any more; nothing is shown.</exception>
    public void Read(ReadOnlySpan<Rect> damage)
    {
        try
        {
            Import!.Read(damage);
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
        (Buffer, Import, Rung, Reason) = (null, null, "none", string.Empty);
    }

    public void Dispose() => Clear();
}
