using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Drains the queue of a VM's input on a thread of its own, which may wait for a server that does not read. Knows what is held, so that it
/// can be let go.
/// </summary>
internal sealed class InputSender
{
    private const int MostNotches = 32;
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly InputQueue _queue;
    private readonly InputsChannel _channel;
    private readonly MouseState _mouse;
    private readonly HeadPlaces _places;
    private readonly MonitorsWish _monitors;
    private readonly Thread _thread;
    private readonly SortedSet<byte> _keys = [];
    private readonly SortedSet<MouseButton> _buttons = [];

    /// <param name="queue">What hands do.</param>
    /// <param name="channel">Where it goes.</param>
    /// <param name="mouse">Whether positions or movements are wanted.</param>
    /// <param name="places">Where the heads lie.</param>
    /// <param name="monitors">Takes sizes.</param>
    /// <param name="name">The thread's.</param>
    public InputSender(InputQueue queue, InputsChannel channel, MouseState mouse, HeadPlaces places, MonitorsWish monitors, string name)
    {
        (_queue, _channel, _mouse, _places, _monitors) = (queue, channel, mouse, places, monitors);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Lets go of everything, and waits shortly for that; a server that does not read is left to the end of its connection.</summary>
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
            while (_queue.TryTake(out var command))
            {
                Send(command);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
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
            case CommandKind.PointerTo when _mouse.Mode == MouseMode.Client:
                var (display, origin) = _places.Of(command.Head);
                _channel.MoveTo(origin.X + Math.Max(0, command.A), origin.Y + Math.Max(0, command.B), display);
                break;
            case CommandKind.PointerBy when _mouse.Mode == MouseMode.Server:
                _channel.MoveBy(command.A, command.B);
                break;
            case CommandKind.Button:
                Button((ushort)command.A, command.B != 0);
                break;
            case CommandKind.Wheel:
                // The protocol has no wheel to the side.
                Turn(command.B);
                break;
            case CommandKind.Resize:
                _monitors.Request(command.Head, new Size(command.A, command.B));
                break;
            case CommandKind.Reset:
                ReleaseAll();
                break;
            case CommandKind.PointerTo or CommandKind.PointerBy or CommandKind.Touch:
                // Of the other mode, from before it changed; and the protocol has no touch screen.
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
            _channel.Key(key, pressed);
        }
    }

    // BTN_LEFT, BTN_MIDDLE, BTN_RIGHT, BTN_SIDE, BTN_EXTRA.
    private void Button(ushort code, bool pressed)
    {
        var button = code switch
        {
            0x110 => MouseButton.Left,
            0x112 => MouseButton.Middle,
            0x111 => MouseButton.Right,
            0x113 => MouseButton.Side,
            0x114 => MouseButton.Extra,
            _ => MouseButton.None,
        };
        if (button != MouseButton.None)
        {
            _ = pressed ? _buttons.Add(button) : _buttons.Remove(button);
            _channel.Button(button, pressed);
        }
    }

    private void Turn(int notches)
    {
        var button = notches > 0 ? MouseButton.WheelUp : MouseButton.WheelDown;
        for (var left = Math.Min(Math.Abs((long)notches), MostNotches); left > 0; left--)
        {
            _channel.Button(button, pressed: true);
            _channel.Button(button, pressed: false);
        }
    }

    private void ReleaseAll()
    {
        foreach (var key in _keys)
        {
            _channel.Key(key, pressed: false);
        }

        foreach (var button in _buttons)
        {
            _channel.Button(button, pressed: false);
        }

        _keys.Clear();
        _buttons.Clear();
    }
}
