using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Drawing;

/// <summary>Strokes, texts and surfaces.</summary>
internal sealed partial class Painter
{
    private uint _lastSurface;

    /// <param name="styled">Null for a plain line; else lengths of dash, gap, dash ..., in sixteenths of a pixel.</param>
    /// <param name="startGap">The first length is a gap.</param>
    public void Stroke(Target target, PathSegment[] path, Brush brush, int rop = Rop.Put, int[]? styled = null, bool startGap = false)
    {
        var parcel = ring.NewParcel();
        var bytes = path.Sum(segment => 8 + (segment.Points.Length * 8));
        var segments = parcel.Block(24 + bytes).U32((uint)bytes).U32((uint)bytes).U64(0).U64(0); // QXLPath and its chunk
        foreach (var segment in path)
        {
            segments.U32((uint)segment.Flags).U32((uint)segment.Points.Length);
            Array.ForEach(segment.Points, point => segments.Point(point.X, point.Y));
        }

        var style = styled is null ? 0 : parcel.Block(styled.Length * 4).Bytes(MemoryMarshal.AsBytes(styled.AsSpan())).End();
        var colours = parcel.BrushOf(brush);
        var flags = (styled is null ? 0 : 8) | (startGap ? 4 : 0);
        var drawable = Begin(parcel, DrawType.Stroke, target, BlendEffect).U64(segments.End())
            .U8(flags).U8(0).U8(0).U8(styled?.Length ?? 0).I32(16).I32(160).U64(style); // QXLLineAttr
        Send(parcel, Put(drawable, colours).U16(rop).U16(Rop.Put));
    }

    /// <param name="bits">1, 4 or 8 a pixel.</param>
    /// <param name="background">What is filled before; null for nothing. The server aborts unless the letters are put over it.</param>
    public void Text(Target target, Glyph[] glyphs, int bits, Brush fore, Box? background, Brush back)
    {
        const int TopDown = 8;
        var parcel = ring.NewParcel();
        var bytes = glyphs.Sum(glyph => 20 + glyph.Rows.Length);
        var text = parcel.Block(28 + bytes).U32((uint)bytes).U16(glyphs.Length).U16((bits == 1 ? 1 : bits == 4 ? 2 : 4) | TopDown)
            .U32((uint)bytes).U64(0).U64(0); // QXLString and its chunk
        foreach (var glyph in glyphs)
        {
            text.Point(glyph.X, glyph.Y).Point(glyph.OriginX, glyph.OriginY).U16(glyph.Width).U16(glyph.Height).Bytes(glyph.Rows);
        }

        var (ink, paper) = (parcel.BrushOf(fore), parcel.BrushOf(back));
        var drawable = Begin(parcel, DrawType.Text, target, BlendEffect).U64(text.End()).Rect(background ?? default);
        Send(parcel, Put(Put(drawable, ink), paper).U16(Rop.Put).U16(Rop.Put));
    }

    /// <summary>Makes an off-screen surface, all zero.</summary>
    public Surface CreateSurface(SurfaceFormat format, int width, int height)
    {
        const int SizeOfCommand = 41;
        var stride = ((width * ((int)format & 0x3f)) + 31) / 32 * 4;
        var parcel = ring.NewParcel();
        _lastSurface = (_lastSurface % 62) + 1;
        var surface = new Surface(_lastSurface, format, width, height);
        parcel.Command = parcel.Block(SizeOfCommand).U64(parcel.Id).U32(surface.Id).U8(0).U32(0)
            .U32((uint)format).U32((uint)width).U32((uint)height).I32(-stride).U64(ring.SurfaceMemory(surface.Id, stride * height)).End(SizeOfCommand);
        ring.Push(CommandType.Surface, parcel);
        return surface;
    }

    public void DestroySurface(Surface surface)
    {
        const int SizeOfCommand = 41;
        var parcel = ring.NewParcel();
        parcel.Command = parcel.Block(SizeOfCommand).U64(parcel.Id).U32(surface.Id).U8(1).U32(0).End(SizeOfCommand);
        ring.Push(CommandType.Surface, parcel);
    }
}
