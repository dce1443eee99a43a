using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>One console of a connected VM: its surface, its listener, its input. Disposed before the control connection.</summary>
internal sealed class ConsoleSession : IDisposable
{
    private readonly ISurface _surface;
    private readonly Screen _screen;
    private readonly ConsoleState _state;
    private readonly ConsoleListener _listener;
    private readonly InputQueue _queue = new();
    private readonly InputSender _sender;

    private ConsoleSession(ISurfaceHost host, VmConnection vm, ConsoleDescription console, int head, Pacing pacing, GuestCursor cursor, UnixSocket socket, string name)
    {
        _state = vm.States[console.Path];
        _state.Learn(console.Width, console.Height, console.IsAbsolute, console.TouchSlots);
        var sink = new InputSink(_queue, () => _state.IsAbsolute ? PointerMode.Absolute : PointerMode.Relative);
        _surface = host.CreateSurface(new SurfaceOptions(head) { Title = console.Label, Input = sink, Display = sink });
        cursor.Restore(_surface);
        _screen = new Screen(host, _surface, _state.Size, pacing);
        _state.OnResized(_screen.Announce);
        _listener = new ConsoleListener(socket, $"virgil display {name}", _screen, _surface, cursor);
        _sender = new InputSender(
            _queue, new VirgilInput(new ConsoleInput(vm.Connection, vm.Destination, console.Path), _state, _screen), $"virgil input {name}");
    }

    /// <summary>Completes with the reason when QEMU has ended the display.</summary>
    public Task<Exception> Completion => _listener.Completion;

    /// <summary>Registers with QEMU.</summary>
    /// <exception cref="SourceException">QEMU refuses, or does not answer.</exception>
    public static async Task<ConsoleSession> OpenAsync(
        ISurfaceHost host, VmConnection vm, ConsoleDescription console, int head, Pacing pacing, GuestCursor cursor, string name, CancellationToken cancellationToken)
    {
        var (ours, theirs) = UnixSocket.Pair();
        using var given = theirs.Detach();
        ConsoleSession session;
        try
        {
            session = new ConsoleSession(host, vm, console, head, pacing, cursor, ours, $"{name}:{head}");
        }
        catch
        {
            ours.Dispose();
            throw;
        }

        try
        {
            // QEMU stands still from the moment it has its end until the listener has authenticated and answered: it reads already.
            session._listener.Start();
            var register = new DBusMember(console.Path, Names.Console, "RegisterListener", "h");
            await vm.Connection.CallAsync(vm.Destination, register, 0u, static (writer, index) => writer.WriteUInt32(index), NotAnswering.Timeout, cancellationToken, given).ConfigureAwait(false);
            session._sender.Start();
            return session;
        }
        catch
        {
            session.Close();
            throw;
        }
    }

    /// <summary>Lets go of what is held in the guest, then ends the display.</summary>
    public void Dispose()
    {
        _sender.Stop();
        Close();
    }

    private void Close()
    {
        _queue.Close();
        _state.OnResized(null);
        _listener.Dispose();
        _screen.Dispose();
        _surface.Dispose();
    }
}
