using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// One person's keyboard, pointer and touch screen: takes the host's events, asks the input policy where they go and guarantees that
/// every press gets its release at the same guest. Main thread.
/// </summary>
public sealed class Seat
{
    private readonly ISeatScene _scene;
    private readonly ISeatObserver _observer;
    private readonly Keyboard _keyboard;
    private readonly Pointer _pointer;
    private readonly Touchscreen _touchscreen;
    private SurfaceId? _entered;

    public Seat(ISeatScene scene, ISeatObserver observer, IInputPolicy policy)
    {
        (_scene, _observer, Policy) = (scene, observer, policy);
        _keyboard = new Keyboard(input => Route(input, _pointer!.Under), observer.Perform);
        _pointer = new Pointer(scene, input => Route(input, _pointer!.Under));
        _touchscreen = new Touchscreen(scene, (input, under) => Route(input, under?.Id));
    }

    /// <summary>Decides where events go; replaced when the configuration says so.</summary>
    public IInputPolicy Policy { get; set; }

    /// <summary>The chords that are the shell's and never reach a guest.</summary>
    public IReadOnlySet<Chord> Bindings
    {
        get => _keyboard.Chords;
        set => _keyboard.Chords = value;
    }

    /// <summary>Has the keyboard.</summary>
    public SurfaceId? Focus { get; private set; }

    /// <summary>The guest with a relative mouse that the pointer is locked to.</summary>
    public SurfaceId? Locked => _pointer.Locked;

    /// <summary>The surface under the pointer.</summary>
    public SurfaceId? PointerOver => _pointer.Under;

    /// <summary>Keys and buttons that are down in some guest.</summary>
    public int HeldPresses => _keyboard.Pressed.Count + _pointer.Pressed.Count;

    /// <summary>Gives the keyboard to a surface, or to nobody. Keys that are down stay where they went until they are let go.</summary>
    public void SetFocus(SurfaceId? focus)
    {
        if (Focus == focus)
        {
            return;
        }

        Focus = focus;
        _observer.FocusChanged(focus);
    }

    public void Key(ushort code, bool pressed)
    {
        if (pressed)
        {
            _keyboard.Down(code);
        }
        else
        {
            _keyboard.Up(code);
        }
    }

    public void Motion(string output, Point position, int dx, int dy)
    {
        _pointer.Move(output, position, dx, dy);
        Enter();
    }

    public void PointerLeft()
    {
        _pointer.Leave();
        Enter();
    }

    public void Button(ushort code, bool pressed)
    {
        if (!pressed)
        {
            _pointer.ButtonUp(code);
            return;
        }

        _keyboard.Flush();
        if (_pointer.ButtonDown(code) is { Input.PointerMode: PointerMode.Relative } surface)
        {
            Lock(surface.Id);
        }
    }

    public void Wheel(int horizontal, int vertical)
    {
        _keyboard.Flush();
        _pointer.Wheel(horizontal, vertical);
    }

    public void Touch(int slot, TouchPhase phase, string output, Point position)
    {
        switch (phase)
        {
            case TouchPhase.Down:
                _touchscreen.Down(slot, output, position);
                break;
            case TouchPhase.Move:
                _touchscreen.Move(slot, position);
                break;
            case TouchPhase.Up:
                _touchscreen.Up(slot, position);
                break;
            case TouchPhase.Cancel:
                _touchscreen.CancelAll();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(phase), phase, null);
        }
    }

    /// <summary>Frees a pointer that is locked to a guest.</summary>
    public void ReleaseLock() => Lock(null);

    /// <summary>Lets everything go: the window lost the keyboard, or the program ends.</summary>
    public void ReleaseAll()
    {
        _keyboard.ReleaseAll();
        _pointer.ReleaseAll();
        _touchscreen.CancelAll();
        Lock(null);
    }

    /// <summary>A surface's connection or abilities changed: what was held on the old one is forgotten.</summary>
    public void SurfaceChanged(Surface surface)
    {
        var locked = _pointer.Locked;
        _keyboard.Forget(surface);
        _pointer.Forget(surface);
        _touchscreen.Forget(surface);
        if (_pointer.Locked != locked)
        {
            _observer.PointerLocked(null);
        }
    }

    /// <summary>The scene changed: something else may be under the pointer now.</summary>
    public void SceneChanged()
    {
        _pointer.SceneChanged();
        Enter();
    }

    private void Enter()
    {
        if (_entered != _pointer.Under)
        {
            _entered = _pointer.Under;
            _observer.PointerEntered(_entered);
        }
    }

    private void Lock(SurfaceId? surface)
    {
        if (_pointer.Locked != surface)
        {
            _pointer.Locked = surface;
            _observer.PointerLocked(surface);
        }
    }

    private Surface? Route(InputEvent input, SurfaceId? under)
    {
        var route = Policy.Route(input, new SeatState(Focus, under, _pointer.Grab));
        if (route.Target is not { } target || _scene.Find(target) is not { } surface)
        {
            return null;
        }

        if (route.TakesFocus)
        {
            SetFocus(target);
        }

        return surface;
    }
}
