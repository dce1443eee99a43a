using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>The fingers of the seat; each belongs to the surface it touched first, until it leaves. Main thread.</summary>
internal sealed class Touchscreen(ISeatScene scene, Func<InputEvent, Surface?, Surface?> route)
{
    private const int Slots = 10;

    private readonly Dictionary<int, (Press Press, View View)> _touches = [];

    public void Down(int slot, string output, Point position)
    {
        if (slot is < 0 or >= Slots || _touches.ContainsKey(slot) || scene.ViewAt(output, position) is not { } view)
        {
            return;
        }

        if (route(new InputEvent(InputKind.TouchDown, (ushort)slot), view.Surface) is { Input: { } sink } surface && ReferenceEquals(surface, view.Surface))
        {
            _touches[slot] = (new Press(surface.Id, sink), view);
            Send(slot, TouchPhase.Down, position);
        }
    }

    public void Move(int slot, Point position) => Send(slot, TouchPhase.Move, position);

    public void Up(int slot, Point position)
    {
        Send(slot, TouchPhase.Up, position);
        _touches.Remove(slot);
    }

    public void CancelAll()
    {
        foreach (var (slot, touch) in _touches)
        {
            touch.Press.Sink.Touch(slot, TouchPhase.Cancel, 0, 0);
        }

        _touches.Clear();
    }

    public void Forget(Surface surface)
    {
        foreach (var (slot, touch) in _touches)
        {
            if (touch.Press.Surface == surface.Id && !ReferenceEquals(touch.Press.Sink, surface.Input))
            {
                _touches.Remove(slot);
            }
        }
    }

    private void Send(int slot, TouchPhase phase, Point position)
    {
        if (_touches.TryGetValue(slot, out var touch))
        {
            var point = touch.View.ToSurface(position);
            touch.Press.Sink.Touch(slot, phase, point.X, point.Y);
        }
    }
}
