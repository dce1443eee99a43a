using Compositor.Contracts;
using Compositor.Shell.Outputs;

namespace Compositor.Shell.Running;

/// <summary>Takes the display's events to the seat. Main thread.</summary>
internal sealed class DisplayInput(Wall wall, Action<string> outputChanged, Action monitorsChanged, Action quit) : IDisplayObserver
{
    public void Key(ushort code, bool pressed) => wall.Seat.Key(code, pressed);

    public void Motion(string output, Point position, int dx, int dy) => wall.Seat.Motion(output, position, dx, dy);

    public void PointerLeft() => wall.Seat.PointerLeft();

    public void Button(ushort code, bool pressed) => wall.Seat.Button(code, pressed);

    public void Wheel(int horizontal, int vertical) => wall.Seat.Wheel(horizontal, vertical);

    public void Touch(int slot, TouchPhase phase, string output, Point position) => wall.Seat.Touch(slot, phase, output, position);

    public void KeyboardLost() => wall.Seat.ReleaseAll();

    public void OutputChanged(string output)
    {
        outputChanged(output);
        wall.OutputsChanged();
    }

    public void MonitorsChanged()
    {
        wall.Seat.PointerLeft();
        monitorsChanged();
        wall.OutputsChanged();
    }

    public void ClipboardChanged() => wall.Clipboard.OutsideChanged();

    public void QuitRequested() => quit();
}
