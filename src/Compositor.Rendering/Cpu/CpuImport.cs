using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What the CPU renderer holds for a surface: the mappings it reads from, or why there is none. Render thread.</summary>
internal sealed class CpuImport : IDisposable
{
    private PlaneMappings? _mappings;

    /// <summary>The buffer it was made of; the surface owns it.</summary>
    public SurfaceBuffer? Buffer { get; private set; }

    /// <summary>Why nothing is shown; empty when something is.</summary>
    public string Failure { get; private set; } = string.Empty;

    public bool HasPicture => _mappings is not null;

    /// <summary>False while a device still writes the memory: reading it now would wait.</summary>
    public bool IsReadable => _mappings!.Value.IsReadable;

    /// <summary>Bytes of pixels that were read, about.</summary>
    public long Touched { get; private set; }

    /// <summary>Mappings of its buffers.</summary>
    public MappingCache Mappings { get; } = new();

    public long Bytes => _mappings?.Length ?? 0;

    public PixelSource Source { get; private set; }

    /// <summary>Takes another buffer's mappings, which it owns.</summary>
    public void Set(SurfaceBuffer buffer, in PlaneMappings mappings)
    {
        Clear();
        (Buffer, _mappings, Failure) = (buffer, mappings, string.Empty);
        Source = PixelSource.Of(buffer, mappings);
    }

    /// <summary>Lets go of the mappings and keeps the reason; the buffer is remembered, so that it is not tried again for nothing.</summary>
    public void Fail(SurfaceBuffer buffer, string reason)
    {
        Clear();
        (Buffer, Failure) = (buffer, reason);
    }

    /// <summary>Makes sure that the memory can be read now; pair it with <see cref="EndRead"/>.</summary>
    /// <exception cref="BufferException">It was made shorter.</exception>
    public void BeginRead() => _mappings!.Value.BeginRead();

    /// <summary>It was read.</summary>
    /// <param name="bytes">How much of it, about.</param>
    public void EndRead(long bytes)
    {
        Touched += bytes;
        _mappings!.Value.EndRead();
    }

    public void Clear()
    {
        _mappings?.Release();
        (Buffer, _mappings, Failure, Source) = (null, null, string.Empty, default);
    }

    public void Dispose()
    {
        Clear();
        Mappings.Dispose();
    }
}
