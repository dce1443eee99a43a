using Compositor.Contracts;
using Compositor.Plugins.Testcard.Input;

namespace Compositor.Plugins.Testcard.Drawing;

/// <summary>
/// How input looks, so that a test can read it back from pixels. In the top-left corner lies a board of 32 × 25 cells of 4 × 4 pixels:
/// cell (code % 32, code / 32) is white while key or button <c>code</c> is held, black otherwise. Its last row holds numbers, highest
/// bit first, white for 1 and blue for 0: 16 bits count the events, 8 bits are the wheel's vertical sum, 8 bits its horizontal sum.
/// A magenta square of 5 × 5 is centred on the pointer, a yellow one of 9 × 9 on each finger.
/// </summary>
internal static class Marks
{
    public const int Cell = 4;
    public const int Columns = 32;
    public const int KeyRows = 24;

    public const uint Black = 0xff000000;
    public const uint White = 0xffffffff;
    public const uint Blue = 0xff000080;
    public const uint Magenta = 0xffff00ff;
    public const uint Yellow = 0xffffff00;

    private static readonly Rect BoardArea = new(0, 0, Columns * Cell, (KeyRows + 1) * Cell);

    /// <summary>Everything that <see cref="Draw"/> may write to for a state.</summary>
    public static IEnumerable<Rect> Areas(BoardState state)
    {
        yield return BoardArea;
        if (state.Pointer is { } pointer)
        {
            yield return Square(pointer, 5);
        }

        foreach (var touch in state.Touches.Values)
        {
            yield return Square(touch, 9);
        }
    }

    public static void Draw(CanvasWriter writer, BoardState state)
    {
        writer.Fill(BoardArea, Black);
        foreach (var code in state.Held)
        {
            writer.Fill(CellOf(code), White);
        }

        DrawNumber(writer, state.Events, 16, column: 0);
        DrawNumber(writer, state.Wheel.Y, 8, column: 16);
        DrawNumber(writer, state.Wheel.X, 8, column: 24);
        foreach (var touch in state.Touches.Values)
        {
            writer.Fill(Square(touch, 9), Yellow);
        }

        if (state.Pointer is { } pointer)
        {
            writer.Fill(Square(pointer, 5), Magenta);
        }
    }

    /// <summary>The cell of a key or button; codes above the board's last share its last cell.</summary>
    private static Rect CellOf(int code)
    {
        code = Math.Min(code, (Columns * KeyRows) - 1);
        return new Rect(code % Columns * Cell, code / Columns * Cell, Cell, Cell);
    }

    private static void DrawNumber(CanvasWriter writer, int value, int bits, int column)
    {
        for (var bit = 0; bit < bits; bit++)
        {
            var isSet = ((value >> (bits - 1 - bit)) & 1) != 0;
            writer.Fill(new Rect((column + bit) * Cell, KeyRows * Cell, Cell, Cell), isSet ? White : Blue);
        }
    }

    private static Rect Square(Point centre, int side) => new(centre.X - (side / 2), centre.Y - (side / 2), side, side);
}
