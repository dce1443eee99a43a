namespace Compositor.Plugins.Spice;

/// <summary>A position with four bits of fraction.</summary>
internal readonly record struct FixedPoint(int X, int Y)
{
    public static FixedPoint Read(ref BodyReader body)
    {
        var x = body.ReadInt32();
        return new FixedPoint(x, body.ReadInt32());
    }

    /// <summary>Half-way between two, rounded towards zero.</summary>
    public static FixedPoint Middle(FixedPoint one, FixedPoint other) => new((int)(((long)one.X + other.X) / 2), (int)(((long)one.Y + other.Y) / 2));
}
