namespace Compositor.Plugins.Spice;

/// <summary>
/// A raster operation of two inputs as its truth table: bit 2 × source + destination is the result. So the table of an operation is what it
/// makes of 1100 (the source) and 1010 (the destination).
/// </summary>
internal readonly record struct RasterOp(int Table)
{
    private const int SourceTable = 0b1100;
    private const int DestinationTable = 0b1010;
    private const int Ones = 0b1111;

    private const int Put = 0x8;
    private const int Or = 0x10;
    private const int And = 0x20;
    private const int Xor = 0x40;
    private const int Blackness = 0x80;
    private const int Whiteness = 0x100;
    private const int Invers = 0x200;
    private const int InvertResult = 0x400;
    private const int Known = 0x7ff;

    public static RasterOp Copy => new(SourceTable);

    public static RasterOp Nothing => new(DestinationTable);

    public static RasterOp Invert => new(DestinationTable ^ Ones);

    /// <summary>Reads a descriptor of a message.</summary>
    /// <param name="body">The message.</param>
    /// <param name="source">What takes the part of the source.</param>
    /// <param name="destination">What takes the part of the destination.</param>
    public static RasterOp Read(ref BodyReader body, RasterInput source, RasterInput destination)
    {
        var bits = body.ReadUInt16();
        if ((bits & ~Known) != 0)
        {
            throw new SpiceException("a message has an unknown raster operation");
        }

        var s = (bits & (int)source) != 0 ? SourceTable ^ Ones : SourceTable;
        var d = (bits & (int)destination) != 0 ? DestinationTable ^ Ones : DestinationTable;
        var result = (bits & InvertResult) != 0 ? Ones : 0;
        return new RasterOp(bits switch
        {
            _ when (bits & Put) != 0 => s ^ result,
            _ when (bits & Or) != 0 => (s | d) ^ result,
            _ when (bits & And) != 0 => (s & d) ^ result,
            _ when (bits & Xor) != 0 => s ^ d ^ result,
            _ when (bits & Blackness) != 0 => 0,
            _ when (bits & Whiteness) != 0 => Ones,
            _ when (bits & Invers) != 0 => DestinationTable ^ Ones,
            _ => SourceTable,
        });
    }
}
