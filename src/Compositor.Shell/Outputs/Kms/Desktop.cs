using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>
/// The outputs side by side, the first one left, and the pointer that moves across them. While a button is down the pointer stays on its
/// output, so that a drag ends at the edge of the guest's screen and does not jump. Main thread.
/// </summary>
/// <param name="pointerMoved">Hears on which output the pointer is, by its place in the row, and where.</param>
internal sealed class Desktop(Action<int, Point> pointerMoved)
{
    private readonly HashSet<ushort> _buttons = [];
    private (string Name, Rect Area)[] _outputs = [];
    private (string? Name, Point Position) _last;
    private Point _pointer;
    private int _current;

    /// <summary>True while movements count and positions do not.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Places other outputs; the pointer stays on its own if that is there, also after a time without any.</summary>
    public void Place(IReadOnlyList<(string Name, Size Size)> outputs)
    {
        var left = 0;
        _outputs = new (string, Rect)[outputs.Count];
        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = (outputs[i].Name, new Rect(left, 0, outputs[i].Size.Width, outputs[i].Size.Height));
            left += outputs[i].Size.Width;
        }

        _buttons.Clear();
        if (_outputs.Length > 0)
        {
            var same = Array.FindIndex(_outputs, output => output.Name == _last.Name);
            var area = _outputs[Math.Max(same, 0)].Area;
            var place = same >= 0 ? _last.Position : new Point(area.Width / 2, area.Height / 2);
            Settle((long)area.X + Math.Min(place.X, area.Width - 1), place.Y);
        }
    }

    /// <summary>A mouse moved.</summary>
    public void MoveBy(int dx, int dy, IDisplayObserver observer)
    {
        if (!IsLocked)
        {
            Settle((long)_pointer.X + dx, (long)_pointer.Y + dy);
        }

        Tell(dx, dy, observer);
    }

    /// <summary>A tablet's pen is somewhere; its surface is the whole row of outputs.</summary>
    public void MoveTo(AxisRange xs, int x, AxisRange ys, int y, IDisplayObserver observer)
    {
        if (_outputs.Length == 0)
        {
            return;
        }

        var before = _pointer;
        var right = _outputs[^1].Area.X + _outputs[^1].Area.Width;
        var across = xs.ToPixel(x, right);
        Settle(across, ys.ToPixel(y, _outputs[At(across)].Area.Height));
        Tell(_pointer.X - before.X, _pointer.Y - before.Y, observer);
    }

    public void Button(ushort code, bool pressed, IDisplayObserver observer)
    {
        _ = pressed ? _buttons.Add(code) : _buttons.Remove(code);
        observer.Button(code, pressed);
    }

    /// <summary>A finger on a touch screen, which is the first output's.</summary>
    public void Touch(int slot, TouchPhase phase, AxisRange xs, int x, AxisRange ys, int y, IDisplayObserver observer)
    {
        if (_outputs.Length > 0)
        {
            var (name, area) = _outputs[0];
            observer.Touch(slot, phase, name, new Point(xs.ToPixel(x, area.Width), ys.ToPixel(y, area.Height)));
        }
    }

    private void Settle(long x, long y)
    {
        if (_outputs.Length == 0)
        {
            return;
        }

        // Who drags stays; everybody else is where the position is.
        _current = _buttons.Count > 0 ? _current : At(x);
        var area = _outputs[_current].Area;
        _pointer = new Point(
            (int)Math.Clamp(x, area.X, area.X + area.Width - 1L), (int)Math.Clamp(y, area.Y, area.Y + area.Height - 1L));
        _last = (_outputs[_current].Name, OnOutput(area));
        pointerMoved(_current, _last.Position);
    }

    private int At(long x)
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            if (x < _outputs[i].Area.X + _outputs[i].Area.Width)
            {
                return i;
            }
        }

        return _outputs.Length - 1;
    }

    private void Tell(int dx, int dy, IDisplayObserver observer)
    {
        if (_outputs.Length > 0)
        {
            observer.Motion(_outputs[_current].Name, OnOutput(_outputs[_current].Area), dx, dy);
        }
    }

    private Point OnOutput(Rect area) => new(_pointer.X - area.X, _pointer.Y - area.Y);
}
