using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Drawing;

/// <summary>A command and all the memory that it points to; freed when the server gives it back.</summary>
/// <param name="id">What the server names it by.</param>
internal sealed unsafe class Parcel(ulong id) : IDisposable
{
    private readonly List<nint> _blocks = [];
    private readonly List<(uint Surface, Box Area)> _sources = [];

    public ulong Id => id;

    /// <summary>The command itself, once written.</summary>
    public ulong Command { get; set; }

    /// <summary>Surfaces whose pixels it needs.</summary>
    public IReadOnlyList<(uint Surface, Box Area)> Sources => _sources;

    public PackedWriter Block(int size)
    {
        var block = (byte*)NativeMemory.AllocZeroed((nuint)size);
        _blocks.Add((nint)block);
        return new PackedWriter(block, size);
    }

    /// <summary>QXLDataChunk, the only one of its list, at the end of a structure that is being written.</summary>
    public static PackedWriter Chunk(PackedWriter writer, ReadOnlySpan<byte> bytes) => writer.U32((uint)bytes.Length).U64(0).U64(0).Bytes(bytes);

    /// <summary>QXLImage: 18 bytes of descriptor, 30 of bitmap.</summary>
    public ulong Image(Picture? picture)
    {
        if (picture is null)
        {
            return 0;
        }

        const int Driver = 0, DoNotCache = 3, OfSurface = 104, SizeOfImage = 48;
        var raster = picture.Raster;
        var imageId = picture.CacheId != 0 ? ((ulong)picture.CacheId << 32) | Driver : (id << 32) | DoNotCache;
        var flags = (picture.CacheId != 0 ? 1 : 0) | (picture.HighBitsSet ? 2 : 0);
        var image = Block(SizeOfImage).U64(imageId).U8(raster is null ? OfSurface : 0).U8(flags).U32((uint)picture.Size.Width).U32((uint)picture.Size.Height);
        if (raster is null)
        {
            _sources.Add((picture.Surface, picture.Size));
            return image.U32(picture.Surface).End(SizeOfImage);
        }

        const int Direct = 1, TopDown = 4;
        var rows = picture.TopDown ? raster.Rows : raster.Rising();
        return image.U8((int)raster.Format).U8(Direct | (picture.TopDown ? TopDown : 0)).U32((uint)raster.Width).U32((uint)raster.Height).U32((uint)raster.Stride)
            .U64(PaletteOf(raster)).U64(Block(rows.Length).Bytes(rows).End()).End();
    }

    /// <summary>QXLBrush: 20 bytes.</summary>
    public (uint Type, ulong Colour, int X, int Y) BrushOf(Brush brush) => brush switch
    {
        { Colour: { } colour } => (1, colour, 0, 0),
        { Tile: { } tile } => (2, Image(tile), brush.X, brush.Y),
        _ => default,
    };

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }

        _blocks.Clear();
    }

    // QXLPalette.
    private ulong PaletteOf(Raster raster)
    {
        if (raster.Palette is not { } palette)
        {
            return 0;
        }

        return Block(10 + (palette.Entries.Length * 4)).U64(palette.Id).U16(palette.Entries.Length).Bytes(MemoryMarshal.AsBytes(palette.Entries.AsSpan())).End();
    }
}
