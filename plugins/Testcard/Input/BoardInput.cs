using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Input;

/// <summary>
/// Writes the input of a head on its board and wakes the head to draw it. On the main thread, so it does no more than that. The state
/// stands for every event that led to it: nothing can pile up and no press is lost.
/// </summary>
internal sealed class BoardInput(Board board, Wake wake, PointerMode pointerMode) : IInputSink
{
    public PointerMode PointerMode => pointerMode;

    public void Key(ushort code, bool pressed) => Change(state => state.Press(code, pressed));

    public void PointerTo(Point position)
    {
        if (pointerMode == PointerMode.Absolute)
        {
            Change(state => state.MoveTo(position));
        }
    }

    public void PointerBy(int dx, int dy)
    {
        if (pointerMode == PointerMode.Relative)
        {
            Change(state => state.MoveBy(dx, dy));
        }
    }

    public void Button(ushort code, bool pressed) => Change(state => state.Press(code, pressed));

    public void Wheel(int horizontal, int vertical) => Change(state => state.Turn(horizontal, vertical));

    public void Touch(int slot, TouchPhase phase, double x, double y) => Change(state => state.Touch(slot, phase, new Point((int)x, (int)y)));

    public void Reset() => Change(state => state.LetGo());

    private void Change(Func<BoardState, BoardState> change)
    {
        board.Change(change);
        wake.ForInput();
    }
}
