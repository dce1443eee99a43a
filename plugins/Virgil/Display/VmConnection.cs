namespace Compositor.Plugins.Virgil;

/// <summary>A control connection to one VM, ready for calls.</summary>
/// <param name="Connection">The connection; owned.</param>
/// <param name="Destination">The VM's name on the bus; null without a bus.</param>
/// <param name="States">Follows the signals.</param>
internal sealed record VmConnection(DBusConnection Connection, string? Destination, ConsoleStates States) : IDisposable
{
    /// <summary>Asks the VM what it is.</summary>
    public async Task<VmDescription> DescribeAsync(CancellationToken cancellationToken) =>
        VmDescription.Read(await Connection.CallAsync(Destination, Members.GetManagedObjects, 0, static (_, _) => { }, NotAnswering.Timeout, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();
}
