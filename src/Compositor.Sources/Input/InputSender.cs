using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>
/// Drains the queue of a guest's input on a thread of its own, which may wait for a guest that does not read. Knows what is held, so that it
/// can be let go.
/// </summary>
public sealed class InputSender
{
    private const int MostNotches = 32;
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly InputQueue _queue;
    private readonly IGuestInput _guest;
    private readonly Thread _thread;
    private readonly SortedSet<ushort> _keys = [];
    private readonly SortedSet<ushort> _buttons = [];
    private readonly Dictionary<int, (double X, double Y)> _touches = [];

    /// <param name="queue">What hands do.</param>
    /// <param name="guest">Whom to tell; called on the thread alone.</param>
    /// <param name="name">The thread's.</param>
    public InputSender(InputQueue queue, IGuestInput guest, string name)
    {
        (_queue, _guest) = (queue, guest);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Lets go of everything, and waits shortly for that; a guest that does not read is left to the end of its connection.</summary>
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
            _guest.Begin();
            while (_queue.TryTake(out var command))
            {
                Send(command);
            }
        }
        catch (Exception e) when (e is IOException or SourceException or ObjectDisposedException)
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
                Press(_keys, (ushort)command.A, command.B != 0);
                _guest.Key((ushort)command.A, command.B != 0);
                break;
            case CommandKind.PointerTo:
                _guest.MoveTo(command.Head, new Point(command.A, command.B));
                break;
            case CommandKind.PointerBy when (command.A, command.B) != (0, 0):
                _guest.MoveBy(
                    Math.Clamp(command.A, -InputQueue.LongestMovement, InputQueue.LongestMovement),
                    Math.Clamp(command.B, -InputQueue.LongestMovement, InputQueue.LongestMovement));
                break;
            case CommandKind.PointerBy:
                break;
            case CommandKind.Button:
                Press(_buttons, (ushort)command.A, command.B != 0);
                _guest.Button((ushort)command.A, command.B != 0);
                break;
            case CommandKind.Wheel:
                Turn(isHorizontal: false, command.B);
                Turn(isHorizontal: true, command.A);
                break;
            case CommandKind.Touch:
                Touch(command.A, (TouchPhase)command.B, command.X, command.Y);
                break;
            case CommandKind.Resize when command.A is > 0 and <= SurfaceBuffer.MaximumSide && command.B is > 0 and <= SurfaceBuffer.MaximumSide:
                _guest.Resize(command.Head, new Size(command.A, command.B), new Size((int)command.X, (int)command.Y));
                break;
            case CommandKind.Resize:
                break;
            case CommandKind.View:
                _guest.Show(command.Head, new ViewState(new Size(command.A, command.B), command.X != 0));
                break;
            case CommandKind.Wake:
                _guest.Wake();
                break;
            case CommandKind.Reset:
                ReleaseAll();
                break;
            default:
                throw new InvalidOperationException($"unknown input {command.Kind}");
        }
    }

    private static void Press(SortedSet<ushort> held, ushort code, bool pressed) => _ = pressed ? held.Add(code) : held.Remove(code);

    private void Turn(bool isHorizontal, int notches)
    {
        for (var left = Math.Min(Math.Abs((long)notches), MostNotches); left > 0; left--)
        {
            _guest.Turn(isHorizontal, isForward: notches > 0);
        }
    }

    private void Touch(int slot, TouchPhase phase, double x, double y)
    {
        if (phase is TouchPhase.Up or TouchPhase.Cancel)
        {
            _touches.Remove(slot);
        }
        else
        {
            _touches[slot] = (x, y);
        }

        _guest.Touch(slot, phase, x, y);
    }

    private void ReleaseAll()
    {
        foreach (var key in _keys)
        {
            _guest.Key(key, pressed: false);
        }

        foreach (var button in _buttons)
        {
            _guest.Button(button, pressed: false);
        }

        foreach (var (slot, at) in _touches)
        {
            _guest.Touch(slot, TouchPhase.Cancel, at.X, at.Y);
        }

        _keys.Clear();
        _buttons.Clear();
        _touches.Clear();
    }
}
