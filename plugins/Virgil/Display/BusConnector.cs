using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Reaches one of the VMs on a message bus. All of them ask for the name org.qemu, so that one owns it and the others queue for it:
/// the queue is the list of VMs, and each is talked to by its unique name.
/// </summary>
/// <param name="path">Of the bus's socket.</param>
/// <param name="vm">Name or UUID; null when there is only one.</param>
internal sealed class BusConnector(string path, string? vm) : IVmConnector
{
    /// <inheritdoc/>
    public async Task<VmConnection> ConnectAsync(ISurfaceHost host, string name, CancellationToken cancellationToken)
    {
        var owner = string.Empty;
        using (var search = new DBusConnection(Connect(), $"virgil bus {name}", host.Time))
        {
            await OpenAsync(search, cancellationToken).ConfigureAwait(false);
            owner = await FindAsync(search, cancellationToken).ConfigureAwait(false);
        }

        // A connection of its own, that hears the signals of this VM from the start.
        var states = new ConsoleStates(owner);
        var connection = new DBusConnection(Connect(), $"virgil control {name}", host.Time) { Signals = states };
        try
        {
            await OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            var rule = $"type='signal',sender='{owner}',interface='{Names.Properties}',member='PropertiesChanged'";
            await CallAsync(connection, Members.AddMatch, rule, cancellationToken).ConfigureAwait(false);
            return new VmConnection(connection, owner, states);
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

    private static async Task OpenAsync(DBusConnection connection, CancellationToken cancellationToken)
    {
        connection.Start();
        await connection.WaitReadyAsync(NotAnswering.Timeout, cancellationToken).ConfigureAwait(false);
        await connection.CallAsync(Names.Bus, Members.Hello, 0, static (_, _) => { }, NotAnswering.Timeout, cancellationToken).ConfigureAwait(false);
    }

    private static Task<DBusReply> CallAsync(DBusConnection connection, DBusMember member, string argument, CancellationToken cancellationToken) =>
        connection.CallAsync(Names.Bus, member, argument, static (writer, text) => writer.WriteString(text), NotAnswering.Timeout, cancellationToken);

    // All are asked at once: one that is stopped must not hide the others.
    private async Task<string> FindAsync(DBusConnection connection, CancellationToken cancellationToken)
    {
        var owners = await ListAsync(connection, cancellationToken).ConfigureAwait(false);
        var answers = await Task.WhenAll(owners.Select(owner => AskAsync(connection, owner, cancellationToken))).ConfigureAwait(false);
        var known = answers.Where(answer => answer.Vm is not null).Select(answer => (answer.Owner, Vm: answer.Vm!)).ToList();
        var names = string.Join(", ", known.Select(answer => $"\"{answer.Vm.Name}\""));
        if (vm is null)
        {
            return known.Count switch
            {
                0 => throw new SourceException(owners.Count == 0 ? $"no VM is on the bus at {path}" : NotAnswering.Message),
                1 when owners.Count == 1 => known[0].Owner,
                _ => throw new SourceException($"{owners.Count} VMs are on the bus at {path}: {names}; choose one with vm = \"NAME\""),
            };
        }

        var chosen = known.Where(answer => answer.Vm.Is(vm)).ToList();
        return chosen.Count switch
        {
            1 => chosen[0].Owner,
            0 => throw new SourceException($"no VM \"{vm}\" answers on the bus at {path}; there is {(names.Length == 0 ? "none" : names)}"),
            _ => throw new SourceException($"{chosen.Count} VMs on the bus at {path} are called \"{vm}\"; choose one by its UUID"),
        };
    }

    private static async Task<List<string>> ListAsync(DBusConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return ReadStrings(await CallAsync(connection, Members.ListQueuedOwners, Names.Qemu, cancellationToken).ConfigureAwait(false));
        }
        catch (DBusErrorException e) when (e.Name == "org.freedesktop.DBus.Error.NameHasNoOwner")
        {
            return [];
        }
    }

    private static List<string> ReadStrings(DBusReply reply)
    {
        var strings = new List<string>();
        var reader = reply.Read("as");
        for (var end = reader.BeginArray(4); reader.Before(end);)
        {
            strings.Add(reader.ReadString());
        }

        return strings;
    }

    private static async Task<(string Owner, VmDescription? Vm)> AskAsync(DBusConnection connection, string owner, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await connection.CallAsync(owner, Members.GetManagedObjects, 0, static (_, _) => { }, NotAnswering.Timeout, cancellationToken).ConfigureAwait(false);
            return (owner, VmDescription.Read(reply));
        }
        catch (SourceException)
        {
            // Gone, stopped, or no QEMU: not one to choose.
            return (owner, null);
        }
    }

    private UnixSocket Connect()
    {
        try
        {
            return UnixSocket.Connect(path);
        }
        catch (UnixException e)
        {
            throw new SourceException($"no D-Bus daemon at {path}: {e.Message}", e);
        }
    }
}
