using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>The fingers on a touch screen (multi-touch protocol B: slots). Main thread.</summary>
/// <param name="traits">Its ranges.</param>
/// <param name="desktop">Where positions are.</param>
internal sealed class TouchReader(EvdevTraits traits, Desktop desktop)
{
    private const int Fingers = 10;

    private readonly (bool IsDown, bool WasDown, bool Moved, int X, int Y)[] _fingers = new (bool, bool, bool, int, int)[Fingers];
    private int _slot;

    public void Handle(ushort code, int value)
    {
        if (code == EvdevTypes.TouchSlot)
        {
            _slot = value;
        }

        // A finger more than there are slots here is not followed.
        if (_slot is < 0 or >= Fingers)
        {
            return;
        }

        ref var finger = ref _fingers[_slot];
        switch (code)
        {
            case EvdevTypes.TouchId:
                finger.IsDown = value >= 0;
                break;
            case EvdevTypes.TouchX:
                (finger.X, finger.Moved) = (value, true);
                break;
            case EvdevTypes.TouchY:
                (finger.Y, finger.Moved) = (value, true);
                break;
            default:
                break;
        }
    }

    /// <summary>What came before belongs together.</summary>
    public void Report(IDisplayObserver observer)
    {
        for (var i = 0; i < Fingers; i++)
        {
            ref var finger = ref _fingers[i];
            if (PhaseOf(finger) is { } phase)
            {
                desktop.Touch(i, phase, traits.TouchX, finger.X, traits.TouchY, finger.Y, observer);
            }

            (finger.WasDown, finger.Moved) = (finger.IsDown, false);
        }
    }

    public void ReleaseAll(IDisplayObserver observer)
    {
        for (var i = 0; i < Fingers; i++)
        {
            _fingers[i].IsDown = false;
        }

        Report(observer);
    }

    private static TouchPhase? PhaseOf((bool IsDown, bool WasDown, bool Moved, int X, int Y) finger) => (finger.WasDown, finger.IsDown) switch
    {
        (false, true) => TouchPhase.Down,
        (true, false) => TouchPhase.Up,
        (true, true) when finger.Moved => TouchPhase.Move,
        _ => null,
    };
}
