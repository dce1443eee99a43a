using System.Collections.Immutable;
using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Input;

/// <summary>What a head knows of its input. Immutable, so that the main thread can write the next while the head draws the last.</summary>
/// <param name="Size">Of the head.</param>
/// <param name="Held">Keys and buttons that are down, by evdev code.</param>
/// <param name="Pointer">Where the pointer is; null before the first movement.</param>
/// <param name="Wheel">Sum of all notches.</param>
/// <param name="Touches">Fingers that are down, by slot.</param>
/// <param name="Events">Number of keys, buttons, notches and touches so far; movements are merged on the way and so not counted.</param>
internal sealed record BoardState(
    Size Size,
    ImmutableHashSet<ushort> Held,
    Point? Pointer,
    Point Wheel,
    ImmutableSortedDictionary<int, Point> Touches,
    int Events)
{
    public static BoardState Empty(Size size) => new(size, [], null, default, ImmutableSortedDictionary<int, Point>.Empty, 0);

    public BoardState Press(ushort code, bool pressed) =>
        this with { Held = pressed ? Held.Add(code) : Held.Remove(code), Events = Events + 1 };

    public BoardState MoveTo(Point position) => this with { Pointer = Inside(position.X, position.Y) };

    public BoardState MoveBy(int dx, int dy)
    {
        var from = Pointer ?? new Point(Size.Width / 2, Size.Height / 2);
        return this with { Pointer = Inside((long)from.X + dx, (long)from.Y + dy) };
    }

    public BoardState Turn(int horizontal, int vertical) =>
        this with { Wheel = new Point(unchecked(Wheel.X + horizontal), unchecked(Wheel.Y + vertical)), Events = Events + 1 };

    public BoardState Touch(int slot, TouchPhase phase, Point position) => this with
    {
        Touches = phase is TouchPhase.Down or TouchPhase.Move ? Touches.SetItem(slot, Inside(position.X, position.Y)) : Touches.Remove(slot),
        Events = phase == TouchPhase.Move ? Events : Events + 1,
    };

    public BoardState LetGo() => this with { Held = [], Touches = ImmutableSortedDictionary<int, Point>.Empty };

    public BoardState Resize(Size size)
    {
        var resized = this with { Size = size };
        return resized.Pointer is { } pointer ? resized.MoveTo(pointer) : resized;
    }

    private Point Inside(long x, long y) => new((int)Math.Clamp(x, 0, Size.Width - 1), (int)Math.Clamp(y, 0, Size.Height - 1));
}
