using System.Text.Json.Nodes;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Reaches a VM through its QMP socket: QEMU is handed one end of a socket pair, the other end is the control connection. The QMP socket
/// serves one client at a time and is free again right after.
/// </summary>
internal sealed class QmpConnector(string path) : IVmConnector
{
    /// <inheritdoc/>
    public async Task<VmConnection> ConnectAsync(ISurfaceHost host, string name, CancellationToken cancellationToken)
    {
        var (ours, theirs) = UnixSocket.Pair();
        using var given = theirs.Detach();
        var states = new ConsoleStates(sender: null);
        var connection = new DBusConnection(ours, $"virgil control {name}", host.Time) { Signals = states };
        try
        {
            using (var socket = Connect())
            using (var qmp = new QmpClient(socket))
            {
                // QEMU waits for our authentication as soon as it has its end: the reader is there before.
                connection.Start();
                await BlockingStep.RunAsync(
                    $"virgil qmp {name}",
                    socket,
                    NotAnswering.Timeout,
                    host.Time,
                    $"QEMU does not answer at {path}; is its process paused, or another program connected to this QMP socket?",
                    () => Introduce(qmp, given),
                    cancellationToken).ConfigureAwait(false);
            }

            // Closed here as well, so that the end of QEMU is the end of the connection.
            given.Dispose();
            await connection.WaitReadyAsync(NotAnswering.Timeout, cancellationToken).ConfigureAwait(false);
            return new VmConnection(connection, Destination: null, states);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Exception> ExplainAsync(Exception reason, TimeProvider time) => new(reason);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Introduce(QmpClient qmp, SafeFd fd)
    {
        qmp.Open();
        qmp.Execute("getfd", new JsonObject { ["fdname"] = "compositor" }, fd);
        qmp.Execute("add_client", new JsonObject { ["protocol"] = "@dbus-display", ["fdname"] = "compositor" });
    }

    private UnixSocket Connect()
    {
        try
        {
            return UnixSocket.Connect(path);
        }
        catch (UnixException e)
        {
            throw new SourceException(
                e.Errno switch
                {
                    Errno.ENoEnt or Errno.EConnRefused => $"no QEMU listens at {path}; is the VM running, with -qmp unix:{path},server=on,wait=off?",
                    Errno.EAgain => $"QEMU does not accept at {path}; is its process paused?",
                    _ => e.Message,
                },
                e);
        }
    }
}
