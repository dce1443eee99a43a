namespace Compositor.Plugins.Spice;

/// <summary>What a shape is filled with.</summary>
/// <param name="Kind">Which of the others count.</param>
/// <param name="Colour">Of a solid brush, in the format of the surface.</param>
/// <param name="Image">Where a pattern's image is described.</param>
/// <param name="X">Where on the surface the pattern's left edge lies.</param>
/// <param name="Y">Where its top edge lies.</param>
internal readonly record struct Brush(BrushKind Kind, uint Colour, uint Image, int X, int Y)
{
    public static Brush Read(ref BodyReader body)
    {
        var kind = (BrushKind)body.ReadByte();
        switch (kind)
        {
            case BrushKind.None:
                return default;
            case BrushKind.Solid:
                return new Brush(kind, body.ReadUInt32(), 0, 0, 0);
            case BrushKind.Pattern:
                var image = ImageReference.Read(ref body);
                var x = body.ReadInt32();
                return new Brush(kind, 0, image, x, body.ReadInt32());
            default:
                throw new SpiceException("a message has a brush of an unknown kind");
        }
    }
}
