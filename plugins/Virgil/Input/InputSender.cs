using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Drains a queue on a thread of its own, which may wait for a QEMU that does not read. Turns codes into QEMU's numbers and sends only
/// what QEMU cannot misread: it checks neither button nor key numbers. Knows what is held, so that it can be let go.
/// </summary>
internal sealed class InputSender
{
    private const int WheelUp = 3;
    private const int WheelDown = 4;
    private const int WheelLeft = 7;
    private const int WheelRight = 8;
    private const int MostNotches = 32;

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly InputQueue _queue;
    private readonly ConsoleInput _console;
    private readonly ConsoleState _state;
    private readonly Screen _screen;
    private readonly Thread _thread;
    private readonly SortedSet<byte> _keys = [];
    private readonly SortedSet<uint> _buttons = [];
    private readonly Dictionary<int, (double X, double Y)> _touches = [];

    public InputSender(InputQueue queue, ConsoleInput console, ConsoleState state, Screen screen, string name)
    {
        (_queue, _console, _state, _screen) = (queue, console, state, screen);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Starts the thread. It lets go first of the buttons that a viewer before may have left pressed: QEMU lifts only its keys.</summary>
    public void Start() => _thread.Start();

    /// <summary>Lets go of everything, and waits shortly for that; a QEMU that does not read is left to the end of its connection.</summary>
    public void Stop()
    {
        _queue.Add(new InputCommand(CommandKind.Reset));
        _queue.Close();
        _thread.Join(Farewell);
    }

    private void Run()
    {
        try
        {
            for (var button = 0u; button < 3; button++)
            {
                _console.Button(button, pressed: false);
            }

            while (_queue.TryTake(out var command))
            {
                Send(command);
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // The connection has ended; its reader tells why. Nothing more can be sent.
            _queue.Close();
        }
    }

    private void Send(in InputCommand command)
    {
        switch (command.Kind)
        {
            case CommandKind.Key:
                Key((ushort)command.A, command.B != 0);
                break;
            case CommandKind.PointerTo:
                MoveTo(command.A, command.B);
                break;
            case CommandKind.PointerBy:
                MoveBy(command.A, command.B);
                break;
            case CommandKind.Button:
                Button((ushort)command.A, command.B != 0);
                break;
            case CommandKind.Wheel:
                Turn(command.B, WheelUp, WheelDown);
                Turn(command.A, WheelRight, WheelLeft);
                break;
            case CommandKind.Touch:
                Touch(command.A, (TouchPhase)command.B, command.X, command.Y);
                break;
            case CommandKind.Resize:
                Resize(command);
                break;
            case CommandKind.Reset:
                ReleaseAll();
                break;
            default:
                throw new InvalidOperationException($"unknown input {command.Kind}");
        }
    }

    private void Key(ushort code, bool pressed)
    {
        if (ScanCodes.From(code) is var key and not 0)
        {
            _ = pressed ? _keys.Add(key) : _keys.Remove(key);
            _console.Key(key, pressed);
        }
    }

    // BTN_LEFT, BTN_RIGHT, BTN_MIDDLE, BTN_SIDE, BTN_EXTRA; every other button is one that QEMU does not have.
    private void Button(ushort code, bool pressed)
    {
        uint? button = code switch { 0x110 => 0, 0x112 => 1, 0x111 => 2, 0x113 => 5, 0x114 => 6, _ => null };
        if (button is { } number)
        {
            _ = pressed ? _buttons.Add(number) : _buttons.Remove(number);
            _console.Button(number, pressed);
        }
    }

    private void MoveTo(int x, int y)
    {
        var size = _screen.Size;
        if (_state.IsAbsolute && !size.IsEmpty)
        {
            _console.MoveTo((uint)Math.Clamp(x, 0, size.Width - 1), (uint)Math.Clamp(y, 0, size.Height - 1));
        }
    }

    private void MoveBy(int dx, int dy)
    {
        if (!_state.IsAbsolute && (dx, dy) != (0, 0))
        {
            _console.MoveBy(Math.Clamp(dx, -InputQueue.LongestMovement, InputQueue.LongestMovement), Math.Clamp(dy, -InputQueue.LongestMovement, InputQueue.LongestMovement));
        }
    }

    // Both wheels' numbers exist in every QEMU that has a D-Bus display.
    private void Turn(int notches, uint forward, uint backward)
    {
        var button = notches > 0 ? forward : backward;
        for (var left = Math.Min(Math.Abs((long)notches), MostNotches); left > 0; left--)
        {
            _console.Button(button, pressed: true);
            _console.Button(button, pressed: false);
        }
    }

    private void Touch(int slot, TouchPhase phase, double x, double y)
    {
        var size = _screen.Size;
        if (slot < 0 || slot >= _state.TouchSlots || size.IsEmpty || !double.IsFinite(x) || !double.IsFinite(y))
        {
            return;
        }

        var at = (X: Math.Clamp(x, 0, size.Width - 1), Y: Math.Clamp(y, 0, size.Height - 1));
        if (phase is TouchPhase.Up or TouchPhase.Cancel)
        {
            _touches.Remove(slot);
        }
        else
        {
            _touches[slot] = at;
        }

        _console.Touch(phase switch { TouchPhase.Down => 0u, TouchPhase.Move => 1u, TouchPhase.Up => 2u, _ => 3u }, (ulong)slot, at.X, at.Y);
    }

    private void Resize(in InputCommand command)
    {
        if (command.A is > 0 and <= SurfaceBuffer.MaximumSide && command.B is > 0 and <= SurfaceBuffer.MaximumSide)
        {
            _console.Resize((ushort)Math.Clamp(command.X, 0, ushort.MaxValue), (ushort)Math.Clamp(command.Y, 0, ushort.MaxValue), (uint)command.A, (uint)command.B);
        }
    }

    private void ReleaseAll()
    {
        foreach (var key in _keys)
        {
            _console.Key(key, pressed: false);
        }

        foreach (var button in _buttons)
        {
            _console.Button(button, pressed: false);
        }

        foreach (var (slot, at) in _touches)
        {
            _console.Touch(3, (ulong)slot, at.X, at.Y);
        }

        _keys.Clear();
        _buttons.Clear();
        _touches.Clear();
    }
}
