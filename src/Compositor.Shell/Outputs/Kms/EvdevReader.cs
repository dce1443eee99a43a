using Compositor.Unix;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>
/// Turns the events of one device into those of the display. Movements wait for the end of their report, or for a button, which must
/// find the pointer where it was pressed. Main thread.
/// </summary>
/// <param name="traits">What the device is.</param>
/// <param name="desktop">Where positions are.</param>
internal sealed class EvdevReader(EvdevTraits traits, Desktop desktop)
{
    // A swipe over the whole pad is about the way over a screen.
    private const int PadPixels = 1500;

    private readonly HashSet<ushort> _held = [];
    private readonly TouchReader? _touch = traits.Kind == PositionKind.TouchScreen ? new TouchReader(traits, desktop) : null;
    private int _dx;
    private int _dy;
    private int _notchesAcross;
    private int _notches;
    private int _x;
    private int _y;
    private bool _moved;
    private bool _fingerIsNew = true;
    private bool _isDropping;

    public void Handle(in EvdevEvent e, IDisplayObserver observer)
    {
        if (e.Type == EvdevTypes.Synchronization)
        {
            Synchronize(e.Code, observer);
        }
        else if (!_isDropping)
        {
            switch (e.Type)
            {
                case EvdevTypes.Key:
                    Key(e.Code, e.Value, observer);
                    break;
                case EvdevTypes.Relative:
                    Relative(e.Code, e.Value);
                    break;
                case EvdevTypes.Absolute when _touch is not null:
                    _touch.Handle(e.Code, e.Value);
                    break;
                case EvdevTypes.Absolute when traits.Kind != PositionKind.None:
                    Absolute(e.Code, e.Value);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The device is gone, or events of it: what it held is let go.</summary>
    public void ReleaseAll(IDisplayObserver observer)
    {
        foreach (var code in _held.ToArray())
        {
            Key(code, 0, observer);
        }

        _touch?.ReleaseAll(observer);
    }

    private void Synchronize(ushort code, IDisplayObserver observer)
    {
        if (code == EvdevTypes.Dropped)
        {
            // What was pressed meanwhile is not known; better a key that must be pressed again than one that is stuck.
            _isDropping = true;
            ReleaseAll(observer);
        }
        else if (_isDropping)
        {
            (_isDropping, _fingerIsNew) = (false, true);
        }
        else
        {
            Flush(observer);
            _touch?.Report(observer);
        }
    }

    private void Key(ushort code, int value, IDisplayObserver observer)
    {
        // 2 is a repetition: guests make their own.
        if (value is not (0 or 1))
        {
            return;
        }

        if (code == EvdevTypes.Touch && traits.Kind == PositionKind.Tablet)
        {
            // A screen for one finger, or a pen: touching is clicking.
            code = EvdevTypes.FirstMouseButton;
        }

        if (code == EvdevTypes.Touch)
        {
            _fingerIsNew = true;
        }
        else if (code is >= EvdevTypes.FirstMouseButton and <= EvdevTypes.LastMouseButton)
        {
            Flush(observer);
            if (Change(code, value))
            {
                desktop.Button(code, value == 1, observer);
            }
        }
        else if (code is not (>= EvdevTypes.FirstMisc and <= EvdevTypes.LastTool) && Change(code, value))
        {
            observer.Key(code, value == 1);
        }
    }

    private bool Change(ushort code, int value) => value == 1 ? _held.Add(code) : _held.Remove(code);

    private void Relative(ushort code, int value)
    {
        switch (code)
        {
            case EvdevTypes.X:
                _dx += value;
                break;
            case EvdevTypes.Y:
                _dy += value;
                break;
            case EvdevTypes.Wheel:
                _notches += value;
                break;
            case EvdevTypes.HorizontalWheel:
                _notchesAcross += value;
                break;
            default:
                break;
        }
    }

    private void Absolute(ushort code, int value)
    {
        if (code is not (EvdevTypes.X or EvdevTypes.Y))
        {
            return;
        }

        var isX = code == EvdevTypes.X;
        if (traits.Kind == PositionKind.TouchPad && !_fingerIsNew)
        {
            _dx += isX ? PadMovement(value, _x, traits.X) : 0;
            _dy += isX ? 0 : PadMovement(value, _y, traits.Y);
        }

        (_x, _y) = isX ? (value, _y) : (_x, value);
        _moved = true;
    }

    private static int PadMovement(int value, int before, AxisRange range) =>
        range.ToPixel(value, PadPixels) - range.ToPixel(before, PadPixels);

    private void Flush(IDisplayObserver observer)
    {
        if (_moved && traits.Kind == PositionKind.Tablet)
        {
            desktop.MoveTo(traits.X, _x, traits.Y, _y, observer);
        }

        if ((_dx, _dy) != (0, 0))
        {
            desktop.MoveBy(_dx, _dy, observer);
        }

        if ((_notchesAcross, _notches) != (0, 0))
        {
            observer.Wheel(_notchesAcross, _notches);
        }

        _fingerIsNew &= !_moved;
        (_dx, _dy, _notchesAcross, _notches, _moved) = (0, 0, 0, 0, false);
    }
}
