using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>The card's cursor commands (QXLCursorCmd, 150 bytes). Main thread.</summary>
internal sealed class Pointer(ICommandRing ring, uint seed)
{
    private const int SizeOfCommand = 150;
    private const int Side = 32;

    private static readonly string[] Types = ["alpha", "mono", "color4", "color8", "color16", "color24", "color32"];

    /// <summary>What a shape can be called.</summary>
    public static IReadOnlyList<string> Kinds => Types;

    /// <summary>Shows a shape; the same kind again is the same picture, by the same number in the client's cache.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="isCached">False for a number of 0: the client is not to keep it.</param>
    public void Set(string kind, int x, int y, bool isCached = true)
    {
        var type = Array.IndexOf(Types, kind);
        if (type < 0)
        {
            throw new ServerException($"there is no cursor \"{kind}\"; there are hide, move X Y, {string.Join(", ", Types)}");
        }

        var parcel = ring.NewParcel();
        var rows = CursorShape.RowsOf(type, Side, new Noise(seed + (uint)type));
        // QXLCursor: QXLCursorHeader, size, chunk.
        var shape = parcel.Block(42 + rows.Length).U64(isCached ? (ulong)(100 + type) : 0).U16(type).U16(Side).U16(Side).U16(3).U16(5).U32((uint)rows.Length);
        Parcel.Chunk(shape, rows);
        Send(parcel, parcel.Block(SizeOfCommand).U64(parcel.Id).U8(0).U16(x).U16(y).U8(1).U64(shape.End()));
    }

    public void Move(int x, int y)
    {
        var parcel = ring.NewParcel();
        Send(parcel, parcel.Block(SizeOfCommand).U64(parcel.Id).U8(1).U16(x).U16(y));
    }

    public void Hide()
    {
        var parcel = ring.NewParcel();
        Send(parcel, parcel.Block(SizeOfCommand).U64(parcel.Id).U8(2));
    }

    private void Send(Parcel parcel, PackedWriter command)
    {
        parcel.Command = command.End(SizeOfCommand);
        ring.Push(CommandType.Cursor, parcel);
    }
}
