using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// Keeps the mappings of one surface's buffers by the identity of their memory, so that a guest that flips between a few buffers, each
/// time with new descriptors, is mapped once per buffer and not once per flip. Bounded by number, and gone with the surface: a mapping
/// keeps a guest's memory alive, also when the guest is dead. Render thread.
/// </summary>
internal sealed class MappingCache : IDisposable
{
    // As many buffers as of images: three are usual, five are seen.
    private const int Most = 8;

    // A buffer counts as much in one plane as in two or three.
    private const int Buffer = 6;

    private readonly BoundedCache<MappingKey, BufferMapping> _mappings = new(Most * Buffer);

    public int Count => _mappings.Count;

    /// <summary>The mappings of a buffer's planes of pixels; the caller holds them and releases them.</summary>
    /// <exception cref="BufferException">The memory is shorter than announced.</exception>
    /// <exception cref="UnixException">It cannot be mapped.</exception>
    public PlaneMappings Rent(SurfaceBuffer buffer)
    {
        BufferMapping? first = null, second = null;
        try
        {
            first = Rent(buffer, 0);
            second = buffer.Format.PlaneCount > 1 ? Rent(buffer, 1) : null;
            return new PlaneMappings(buffer, first, second, buffer.Format.PlaneCount > 2 ? Rent(buffer, 2) : null);
        }
        catch
        {
            first?.Dispose();
            second?.Dispose();
            throw;
        }
    }

    public void Dispose() => _mappings.Dispose();

    private BufferMapping Rent(SurfaceBuffer buffer, int index)
    {
        var plane = buffer.Planes[index];
        var length = buffer.ReadableLengthOf(index) - plane.Offset;
        var key = new MappingKey(FileStat.Of(plane.Fd).Identity, plane.Offset, length);
        var mapping = _mappings.Find(key);
        if (mapping is null)
        {
            mapping = new BufferMapping(plane.Fd, plane.Offset, length);
            _mappings.Add(key, mapping, Buffer / buffer.Format.PlaneCount);
        }

        // A file may have become shorter and longer again in between; what counts is now.
        mapping.Check(plane.Fd);
        return mapping.Hold();
    }
}
