namespace Compositor.Sources;

/// <summary>
/// The way from the main thread to the sender's thread. Movements that nothing has separated become one; all else stays in order.
/// Bounded: should a guest take nothing for so long that it fills, everything in it is given up for one release of all that is held,
/// so that no key can stay down.
/// </summary>
public sealed class InputQueue
{
    /// <summary>Far more than hands produce in the time after which a silent guest is given up.</summary>
    public const int Capacity = 4096;

    /// <summary>The longest merged movement.</summary>
    public const int LongestMovement = 1 << 20;

    private readonly object _lock = new();
    private readonly Queue<InputCommand> _commands = new();
    private InputCommand? _last;
    private bool _closed;

    /// <summary>Adds a command and returns. Any thread.</summary>
    public void Add(in InputCommand command)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            if (_last is { } last && Merge(last, command) is { } merged)
            {
                _last = merged;
                return;
            }

            if (_last is { } waiting)
            {
                _commands.Enqueue(waiting);
            }

            _last = command;
            if (_commands.Count >= Capacity)
            {
                _commands.Clear();
                _last = new InputCommand(CommandKind.Reset);
            }

            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits for the next command. One thread.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool TryTake(out InputCommand command)
    {
        lock (_lock)
        {
            while (true)
            {
                if (_commands.TryDequeue(out command))
                {
                    return true;
                }

                if (_last is { } last)
                {
                    (command, _last) = (last, null);
                    return true;
                }

                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>Takes nothing more; what is in it can still be taken.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.Pulse(_lock);
        }
    }

    private static InputCommand? Merge(in InputCommand last, in InputCommand next) => (last.Kind, next.Kind) switch
    {
        _ when last.Head != next.Head => null,
        (CommandKind.PointerTo, CommandKind.PointerTo) => next,
        (CommandKind.Resize, CommandKind.Resize) => next,
        (CommandKind.View, CommandKind.View) => next,
        (CommandKind.Wake, CommandKind.Wake) => next,
        (CommandKind.PointerBy, CommandKind.PointerBy) => next with { A = Add(last.A, next.A), B = Add(last.B, next.B) },
        _ => null,
    };

    private static int Add(int a, int b) => (int)Math.Clamp((long)a + b, -LongestMovement, LongestMovement);
}
