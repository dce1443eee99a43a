using Compositor.Contracts;
using Compositor.Sources;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Virgil;

/// <summary>One connection to a VM from connecting to its end: all its graphic consoles, watched by a ping.</summary>
internal sealed partial class VmSession(ISurfaceHost host, string name, Pacing pacing, GuestCursors cursors)
{
    /// <summary>The most heads that a source can have.</summary>
    private const int MostHeads = 16;

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(2);

    private readonly List<ConsoleSession> _consoles = [];

    /// <summary>Runs until something ends it.</summary>
    /// <exception cref="SourceException">Why it has ended.</exception>
    public async Task RunAsync(IVmConnector connector, CancellationToken cancellationToken)
    {
        using var vm = await connector.ConnectAsync(host, name, cancellationToken).ConfigureAwait(false);
        SoundSession? sound = null;
        try
        {
            var description = await vm.DescribeAsync(cancellationToken).ConfigureAwait(false);
            await OpenConsolesAsync(vm, description, cancellationToken).ConfigureAwait(false);
            if (host.Sound is { } shell && description.HasSound)
            {
                sound = new SoundSession(host, shell, name);
                await sound.OpenAsync(vm, cancellationToken).ConfigureAwait(false);
            }

            LogConnected(host.Log, description.Name, _consoles.Count == 1 ? "1 head" : $"{_consoles.Count} heads");
            await WatchAsync(vm, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sound?.Dispose();

            // Farewells to the guest are sent over the connection that ends after this.
            foreach (var console in _consoles)
            {
                console.Dispose();
            }
        }
    }

    private async Task OpenConsolesAsync(VmConnection vm, VmDescription description, CancellationToken cancellationToken)
    {
        var graphic = description.Consoles.Where(console => console.Type != "Text").Take(MostHeads).ToList();
        if (graphic.Count == 0)
        {
            throw new SourceException($"VM \"{description.Name}\" has no display device; add one, as -device virtio-vga");
        }

        host.Report("waiting for the first picture");
        for (var head = 0; head < graphic.Count; head++)
        {
            _consoles.Add(await ConsoleSession.OpenAsync(host, vm, graphic[head], head, pacing, cursors[head], name, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task WatchAsync(VmConnection vm, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pings = PingAsync(vm, ending.Token);
        var ended = Task.WhenAny(_consoles.Select(console => console.Completion).Prepend(vm.Connection.Completion));
        await Task.WhenAny(ended, pings).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (ended.IsCompleted)
        {
            var reason = await (await ended.ConfigureAwait(false)).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            throw reason;
        }

        await pings.ConfigureAwait(false);
    }

    // A paused guest answers, a stopped process does not. Sending may wait as well, for a process that does not read: hence the thread pool
    // and a time-out around all of it.
    private async Task PingAsync(VmConnection vm, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PingInterval, host.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            var call = Task.Run(() => vm.Connection.CallAsync(vm.Destination, Members.Ping, 0, static (_, _) => { }, NotAnswering.Timeout, cancellationToken), cancellationToken);
            try
            {
                await call.WaitAsync(NotAnswering.Timeout, host.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException e)
            {
                throw new SourceException(NotAnswering.Message, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "connected to VM \"{Vm}\" with {Heads}")]
    private static partial void LogConnected(ILogger log, string vm, string heads);
}
