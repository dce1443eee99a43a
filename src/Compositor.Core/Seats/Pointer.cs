using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The pointer of the seat: where it is, which buttons are down and where each press went. While a button is down, or a guest with a
/// relative mouse has the pointer locked, everything goes to that guest. Main thread.
/// </summary>
internal sealed class Pointer(ISeatScene scene, Func<InputEvent, Surface?> route)
{
    private readonly Dictionary<ushort, Press> _pressed = [];
    private View? _view;
    private Point _position;
    private string _output = "";

    /// <summary>The surface under the pointer.</summary>
    public SurfaceId? Under => _view?.Surface.Id;

    /// <summary>Has the pointer whatever is under it: a button is down there, or it is locked there.</summary>
    public SurfaceId? Grab => Locked ?? ButtonGrab;

    /// <summary>The guest with a relative mouse that has the pointer; null while it is free.</summary>
    public SurfaceId? Locked { get; set; }

    /// <summary>The buttons that are down in guests now.</summary>
    public IReadOnlyDictionary<ushort, Press> Pressed => _pressed;

    private SurfaceId? ButtonGrab => _pressed.Count == 0 ? null : _pressed.First().Value.Surface;

    public void Move(string output, Point position, int dx, int dy)
    {
        var grabbed = Grab is not null ? _view : null;
        (_output, _position) = (output, position);
        _view = grabbed ?? scene.ViewAt(output, position);
        if (route(new InputEvent(InputKind.Motion)) is not { Input: { } sink } surface)
        {
            return;
        }

        if (sink.PointerMode == PointerMode.Relative)
        {
            if (Locked == surface.Id)
            {
                sink.PointerBy(dx, dy);
            }
        }
        else if (_view is { } view && ReferenceEquals(view.Surface, surface))
        {
            sink.PointerTo(view.ToSurface(position));
        }
    }

    /// <summary>The pointer left every output.</summary>
    public void Leave()
    {
        _output = "";
        _view = Grab is null ? null : _view;
    }

    /// <returns>The surface that got the press; null for none.</returns>
    public Surface? ButtonDown(ushort code)
    {
        if (_pressed.ContainsKey(code) || route(new InputEvent(InputKind.ButtonDown, code)) is not { Input: { } sink } surface)
        {
            return null;
        }

        if (sink.PointerMode == PointerMode.Absolute && _view is { } view && ReferenceEquals(view.Surface, surface))
        {
            // The guest may have missed where the pointer is, for example because the layout changed under it.
            sink.PointerTo(view.ToSurface(_position));
        }

        _pressed[code] = new Press(surface.Id, sink);
        sink.Button(code, true);
        return surface;
    }

    public void ButtonUp(ushort code)
    {
        if (_pressed.Remove(code, out var press))
        {
            press.Sink.Button(code, false);
        }
    }

    public void Wheel(int horizontal, int vertical) =>
        route(new InputEvent(InputKind.Wheel))?.Input?.Wheel(horizontal, vertical);

    public void ReleaseAll()
    {
        foreach (var (code, press) in _pressed)
        {
            press.Sink.Button(code, false);
        }

        _pressed.Clear();
    }

    /// <summary>Forgets presses and the lock of a connection that is gone.</summary>
    public void Forget(Surface surface)
    {
        Presses.Forget(_pressed, surface);
        if (Locked == surface.Id && surface.Input is null)
        {
            Locked = null;
        }
    }

    /// <summary>The scene changed under a pointer that stands still; a grab maps through the new layout from now on.</summary>
    public void SceneChanged() =>
        _view = Grab is { } grab ? scene.ViewOf(_output, grab) ?? _view : scene.ViewAt(_output, _position);
}
