namespace Compositor.Codecs;

/// <summary>A picture that came out of a pipeline. Valid within the call that it is given to.</summary>
public readonly unsafe ref struct MediaFrame
{
    private readonly GstMap* _map;
    private readonly GstVideoMeta* _meta;
    private readonly nint _buffer;

    internal MediaFrame(MediaFormat format, nint buffer, GstMap* map)
    {
        Format = format;
        _buffer = buffer;
        _map = map;
        _meta = GstMedia.VideoMetaOf(buffer);
    }

    /// <summary>How it is; the same object as for the picture before, unless something has changed.</summary>
    public MediaFormat Format { get; }

    /// <summary>Bytes from a row of a plane to the next, and where the plane begins: as told, or else where GStreamer's rows of that width lie.</summary>
    /// <param name="plane">From 0.</param>
    public (ulong Offset, int Stride) Layout(int plane) =>
        _meta is not null && plane < _meta->Planes && plane < GstVideoMeta.MostPlanes
            ? (_meta->Offsets[plane], _meta->Strides[plane])
            : MediaLayout.Of(Format, plane);

    /// <summary>The bytes from a plane's first row on; as many as there are, which may be fewer than the size calls for.</summary>
    /// <param name="plane">From 0.</param>
    public ReadOnlySpan<byte> Bytes(int plane)
    {
        var (offset, _) = Layout(plane);
        return _map is not null && offset < _map->Size
            ? new ReadOnlySpan<byte>((byte*)_map->Bytes + offset, (int)Math.Min(int.MaxValue, (ulong)_map->Size - offset))
            : default;
    }

    /// <summary>Where a plane lies in memory of devices: its descriptor, which stays GStreamer's, and the first row there.</summary>
    /// <param name="plane">From 0.</param>
    /// <returns>A descriptor below 0 when it lies in no such memory.</returns>
    public (int Descriptor, ulong Offset) Memory(int plane)
    {
        uint index, length;
        nuint skip, begin, most;
        if (GstMedia.FindMemory(_buffer, (nuint)Layout(plane).Offset, 1, &index, &length, &skip) == 0)
        {
            return (-1, 0);
        }

        var memory = GstMedia.MemoryOf(_buffer, index);
        if (GstMedia.IsDmaBuf(memory) == 0)
        {
            return (-1, 0);
        }

        GstMedia.SizesOf(memory, &begin, &most);
        return (GstMedia.DescriptorOf(memory), begin + skip);
    }
}
