using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>A picture that came out of a pipeline, in memory of GStreamer's; mapped while its pixels are read. One thread.</summary>
internal sealed unsafe class GstSampleHandle : SafeHandle
{
    private GstMap _map;
    private bool _isMapped;

    public GstSampleHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>Its time in nanoseconds, as its frame was given; all ones for none.</summary>
    public ulong Presentation => GStreamer.BufferOf(handle) is not 0 and var buffer ? ((GstBufferTimes*)buffer)->Presentation : ulong.MaxValue;

    /// <summary>Its pixels; valid until this is disposed.</summary>
    /// <exception cref="VideoException">It has none.</exception>
    public VideoPicture Read()
    {
        int width, height;
        var structure = GStreamer.CapsOf(handle) is not 0 and var caps ? GStreamer.StructureOf(caps, 0) : 0;
        fixed (byte* wide = "width"u8, high = "height"u8)
        {
            if (structure == 0 || GStreamer.ReadInteger(structure, wide, &width) == 0 || GStreamer.ReadInteger(structure, high, &height) == 0)
            {
                throw new VideoException("a decoded picture has no size");
            }
        }

        if (!_isMapped)
        {
            fixed (GstMap* map = &_map)
            {
                _isMapped = GStreamer.BufferOf(handle) is not 0 and var buffer && GStreamer.Map(buffer, map, GStreamer.MapRead) != 0;
            }
        }

        // Rows of four bytes a pixel have no gaps.
        if (!_isMapped || width < 1 || height < 1 || (ulong)width * (ulong)height * sizeof(uint) > _map.Size)
        {
            throw new VideoException("a decoded picture has no pixels");
        }

        return new VideoPicture(new ReadOnlySpan<uint>(_map.Bytes, width * height), width, height);
    }

    protected override bool ReleaseHandle()
    {
        if (_isMapped)
        {
            fixed (GstMap* map = &_map)
            {
                GStreamer.Unmap(GStreamer.BufferOf(handle), map);
            }
        }

        GStreamer.UnrefMini(handle);
        return true;
    }
}
