using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Drawing;

/// <summary>The operations of a QXL card: writes QXLDrawable and what it points to, and hands it to the card's ring.</summary>
internal sealed partial class Painter(ICommandRing ring)
{
    private const int SizeOfDrawable = 191;

    // enum QXLEffectType: nothing of what was there before is seen, or something may be.
    private const int BlendEffect = 0;
    private const int OpaqueEffect = 1;

    public void Fill(Target target, Brush brush, int rop = Rop.Put, Mask? mask = null)
    {
        var parcel = ring.NewParcel();
        var (colours, bits) = (parcel.BrushOf(brush), parcel.Image(mask?.Bits));
        var drawable = Begin(parcel, DrawType.Fill, target, EffectOf(rop, mask));
        Put(Put(drawable, colours).U16(rop), mask, bits);
        Send(parcel, drawable);
    }

    public void Opaque(Target target, Picture source, Brush brush, int rop = Rop.Put, bool nearest = false, Mask? mask = null)
    {
        var parcel = ring.NewParcel();
        var (image, colours, bits) = (parcel.Image(source), parcel.BrushOf(brush), parcel.Image(mask?.Bits));
        var drawable = Begin(parcel, DrawType.Opaque, target, BlendEffect).U64(image).Rect(source.Size);
        Put(Put(drawable, colours).U16(rop).U8(nearest ? 1 : 0), mask, bits);
        Send(parcel, drawable);
    }

    public void Copy(Target target, Picture source, int rop = Rop.Put, bool nearest = false, Mask? mask = null, Box? area = null) =>
        Copy(DrawType.Copy, EffectOf(rop, mask), target, source, area ?? source.Size, rop, nearest, mask);

    public void Blend(Target target, Picture source, int rop = Rop.Put, bool nearest = false, Mask? mask = null) =>
        Copy(DrawType.Blend, BlendEffect, target, source, source.Size, rop, nearest, mask);

    public void CopyBits(Target target, int x, int y)
    {
        var parcel = ring.NewParcel();
        Send(parcel, Begin(parcel, DrawType.CopyBits, target, OpaqueEffect).Point(x, y));
    }

    /// <summary>Blackness, whiteness or invers.</summary>
    public void Plain(DrawType type, Target target, Mask? mask = null)
    {
        var parcel = ring.NewParcel();
        var bits = parcel.Image(mask?.Bits);
        Send(parcel, Put(Begin(parcel, type, target, BlendEffect), mask, bits));
    }

    public void Rop3(Target target, Picture source, Brush brush, int code, bool nearest = false, Mask? mask = null)
    {
        var parcel = ring.NewParcel();
        var (image, colours, bits) = (parcel.Image(source), parcel.BrushOf(brush), parcel.Image(mask?.Bits));
        var drawable = Begin(parcel, DrawType.Rop3, target, BlendEffect).U64(image).Rect(source.Size);
        Put(Put(drawable, colours).U8(code).U8(nearest ? 1 : 0), mask, bits);
        Send(parcel, drawable);
    }

    public void Transparent(Target target, Picture source, uint key)
    {
        var parcel = ring.NewParcel();
        var image = parcel.Image(source);
        Send(parcel, Begin(parcel, DrawType.Transparent, target, BlendEffect).U64(image).Rect(source.Size).U32(key).U32(key));
    }

    /// <param name="flags">1: the destination has alpha; 2: the source surface has.</param>
    public void AlphaBlend(Target target, Picture source, int alpha, int flags = 0)
    {
        var parcel = ring.NewParcel();
        var image = parcel.Image(source);
        Send(parcel, Begin(parcel, DrawType.AlphaBlend, target, BlendEffect).U16(flags).U8(alpha).U64(image).Rect(source.Size));
    }

    public void Composite(Target target, Picture source, Composition composition)
    {
        var parcel = ring.NewParcel();
        var (image, bits) = (parcel.Image(source), parcel.Image(composition.Mask));
        ulong transform = 0;
        if (composition.Transform is { } numbers)
        {
            var block = parcel.Block(24); // QXLTransform
            Array.ForEach(numbers, number => block.I32(number));
            transform = block.End();
        }

        Send(parcel, Begin(parcel, DrawType.Composite, target, BlendEffect).U32(composition.Flags).U64(image).U64(transform).U64(bits).U64(0)
            .U16(composition.Origin.X).U16(composition.Origin.Y).U16(0).U16(0));
    }

    private void Copy(DrawType type, int effect, Target target, Picture source, Box area, int rop, bool nearest, Mask? mask)
    {
        var parcel = ring.NewParcel();
        var (image, bits) = (parcel.Image(source), parcel.Image(mask?.Bits));
        var drawable = Begin(parcel, type, target, effect).U64(image).Rect(area).U16(rop).U8(nearest ? 1 : 0);
        Send(parcel, Put(drawable, mask, bits));
    }

    private static int EffectOf(int rop, Mask? mask) => rop == Rop.Put && mask is null ? OpaqueEffect : BlendEffect;

    // QXLBrush.
    private static PackedWriter Put(PackedWriter writer, (uint Type, ulong Colour, int X, int Y) brush) => brush.Type == 2
        ? writer.U32(2).U64(brush.Colour).Point(brush.X, brush.Y)
        : writer.U32(brush.Type).U32((uint)brush.Colour).Skip(12);

    // QXLQMask.
    private static PackedWriter Put(PackedWriter writer, Mask? mask, ulong bits) =>
        writer.U8(mask is { Inverted: true } ? 1 : 0).Point(mask?.X ?? 0, mask?.Y ?? 0).U64(bits);

    // QXLDrawable up to its union.
    private static PackedWriter Begin(Parcel parcel, DrawType type, Target target, int effect)
    {
        var clip = ClipOf(parcel, target.Clip);
        var drawable = parcel.Block(SizeOfDrawable).U64(parcel.Id).U32(target.Surface).U8(effect).U8((int)type).U8(0).Rect(default).Rect(target.Box)
            .U32(clip == 0 ? 0u : 1).U64(clip).U32(Clock.Milliseconds);
        for (var i = 0; i < 3; i++)
        {
            drawable.I32(i < parcel.Sources.Count ? (int)parcel.Sources[i].Surface : -1);
        }

        for (var i = 0; i < 3; i++)
        {
            drawable.Rect(i < parcel.Sources.Count ? parcel.Sources[i].Area : default);
        }

        return drawable;
    }

    // QXLClipRects.
    private static ulong ClipOf(Parcel parcel, Box[]? clip)
    {
        if (clip is null)
        {
            return 0;
        }

        var rects = parcel.Block(24 + (clip.Length * 16)).U32((uint)clip.Length).U32((uint)clip.Length * 16).U64(0).U64(0);
        Array.ForEach(clip, box => rects.Rect(box));
        return rects.End();
    }

    private void Send(Parcel parcel, PackedWriter drawable)
    {
        parcel.Command = drawable.End(SizeOfDrawable);
        ring.Push(CommandType.Draw, parcel);
    }
}
