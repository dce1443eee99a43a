namespace Compositor.Plugins.Spice;

/// <summary>A mask through which a message draws.</summary>
/// <param name="IsInverted">Draw where the mask's bits are not set.</param>
/// <param name="X">Column of the mask that lies on the left edge of the message's box.</param>
/// <param name="Y">Row of the mask that lies on its top edge.</param>
/// <param name="Image">Where the mask is described; 0 for no mask.</param>
internal readonly record struct MaskReference(bool IsInverted, int X, int Y, uint Image)
{
    public static MaskReference Read(ref BodyReader body)
    {
        var flags = body.ReadByte();
        var x = body.ReadInt32();
        var y = body.ReadInt32();
        return new MaskReference((flags & 1) != 0, x, y, body.ReadUInt32());
    }
}
