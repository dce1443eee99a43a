using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>
/// The keys of the seat: which are down, where each press went, which belong to bound chords. Whatever happens to focus, sources and
/// policies, a key that is down in a guest gets its release there once, and no guest gets a release without its press. Main thread.
/// </summary>
internal sealed class Keyboard
{
    private readonly Func<InputEvent, Surface?> _route;
    private readonly Action<Chord> _perform;
    private readonly Action<ushort> _deliver;
    private readonly Dictionary<ushort, Press> _pressed = [];
    private readonly HashSet<ushort> _down = [];
    private readonly HashSet<ushort> _swallowed = [];
    private readonly HeldModifiers _modifiers = new();
    private IReadOnlySet<Chord> _chords = new HashSet<Chord>();
    private KeyModifiers _chordModifiers;

    public Keyboard(Func<InputEvent, Surface?> route, Action<Chord> perform) => (_route, _perform, _deliver) = (route, perform, Deliver);

    /// <summary>The chords that never reach a guest.</summary>
    public IReadOnlySet<Chord> Chords
    {
        get => _chords;
        set
        {
            _chords = value;
            _chordModifiers = value.Aggregate(KeyModifiers.None, (all, chord) => all | chord.Modifiers);
        }
    }

    /// <summary>The keys that are down in guests now.</summary>
    public IReadOnlyDictionary<ushort, Press> Pressed => _pressed;

    public void Down(ushort code)
    {
        if (!_down.Add(code))
        {
            return;
        }

        var modifier = Chord.ModifierOf(code);
        if (Chords.Contains(new Chord(HeldNow(except: code), code)))
        {
            _swallowed.Add(code);
            _modifiers.Consume();
            _perform(new Chord(HeldNow(except: code), code));
            return;
        }

        if ((modifier & _chordModifiers) != 0)
        {
            _modifiers.Hold(code);
            return;
        }

        Flush();
        Deliver(code);
    }

    public void Up(ushort code)
    {
        if (!_down.Remove(code) || _swallowed.Remove(code))
        {
            return;
        }

        if (_modifiers.Release(code, out var wasConsumed))
        {
            if (wasConsumed)
            {
                return;
            }

            Deliver(code);
        }

        if (_pressed.Remove(code, out var press))
        {
            press.Sink.Key(code, false);
        }
    }

    /// <summary>Gives the guest the modifiers held back, because something follows that they belong to: a key, a click, the wheel.</summary>
    public void Flush() => _modifiers.Deliver(_deliver);

    /// <summary>Lets every key go: the window lost the keyboard and will not hear of releases.</summary>
    public void ReleaseAll()
    {
        foreach (var (code, press) in _pressed)
        {
            press.Sink.Key(code, false);
        }

        _pressed.Clear();
        _down.Clear();
        _swallowed.Clear();
        _modifiers.Clear();
    }

    /// <summary>Forgets presses whose connection is gone: its guest is told by nobody, its successor never saw them.</summary>
    public void Forget(Surface surface) => Presses.Forget(_pressed, surface);

    private void Deliver(ushort code)
    {
        if (_route(new InputEvent(InputKind.KeyDown, code)) is { Input: { } sink } surface)
        {
            _pressed[code] = new Press(surface.Id, sink);
            sink.Key(code, true);
        }
    }

    private KeyModifiers HeldNow(ushort except)
    {
        var held = KeyModifiers.None;
        foreach (var code in _down)
        {
            held |= code == except ? KeyModifiers.None : Chord.ModifierOf(code);
        }

        return held;
    }
}
