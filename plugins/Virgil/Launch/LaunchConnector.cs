using System.Globalization;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// Starts a QEMU, reaches it through a QMP socket of its own, starts it again when it has ended, and ends it with the source.
/// Calls come one after the other: the shell runs one connection at a time and disposes after the last.
/// </summary>
internal sealed class LaunchConnector(LaunchOptions options) : IVmConnector
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(3);

    private QemuProcess? _process;
    private string? _directory;

    private string Socket => Path.Combine(_directory!, "qmp");

    /// <inheritdoc/>
    public async Task<VmConnection> ConnectAsync(ISurfaceHost host, string name, CancellationToken cancellationToken)
    {
        _directory ??= options.Keep ? RuntimeDirectory.CreateLasting(options.Name) : RuntimeDirectory.CreateUnique();
        if (_process is { Exited.IsCompleted: true } ended)
        {
            ended.Dispose();
            _process = null;
        }

        // A kept QEMU of an earlier shell answers where a new one would.
        if (_process is null && !(options.Keep && Listens()))
        {
            host.Report("starting QEMU");
            File.Delete(Socket);
            _process = await QemuProcess.StartAsync(options, Socket).ConfigureAwait(false);
            await WaitForSocketAsync(_process, host.Time, cancellationToken).ConfigureAwait(false);
        }

        return await new QmpConnector(Socket).ConnectAsync(host, name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Exception> ExplainAsync(Exception reason, TimeProvider time)
    {
        if (_process is not { } process)
        {
            return reason;
        }

        try
        {
            // Its sockets are closed a moment before it has ended.
            return Ended(process, await process.Exited.WaitAsync(LastWords, time).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return reason;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            if (!options.Keep)
            {
                await EndAsync(process).ConfigureAwait(false);
            }

            process.Dispose();
        }

        if (_directory is { } directory && !options.Keep)
        {
            Directory.Delete(directory, recursive: true);
            _directory = null;
        }
    }

    private static async Task<bool> HasEndedAsync(QemuProcess process, TimeSpan within)
    {
        // In real time: it is about a real process, and the source is gone that had another.
        await Task.WhenAny(process.Exited, process.Exited.WaitAsync(within)).ConfigureAwait(false);
        return process.Exited.IsCompleted;
    }

    private SourceException Ended(QemuProcess process, int status)
    {
        var errors = process.Errors;
        if (errors.Length == 0)
        {
            return new SourceException(status == 0 ? "the VM was shut down" : $"QEMU has ended with status {status.ToString(CultureInfo.InvariantCulture)}");
        }

        var hint = errors.Contains("dbus", StringComparison.Ordinal) && (errors.Contains("not available", StringComparison.Ordinal) || errors.Contains("does not accept value", StringComparison.Ordinal) || errors.Contains("module", StringComparison.Ordinal))
            ? $"; this QEMU has no D-Bus display: on Debian 13: apt install qemu-system-modules-opengl, on Debian 12: apt install qemu-system-common"
            : string.Empty;
        return new SourceException($"QEMU of \"{options.Name}\" has ended with status {status.ToString(CultureInfo.InvariantCulture)}: {errors}{hint}");
    }

    private bool Listens()
    {
        try
        {
            UnixSocket.Connect(Socket).Dispose();
            return true;
        }
        catch (UnixException e)
        {
            return e.Errno == Errno.EAgain;
        }
    }

    private async Task WaitForSocketAsync(QemuProcess process, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(StartTimeout, time);
        using var timer = new PeriodicTimer(LookInterval, time);
        while (!Listens())
        {
            if (process.Exited.IsCompleted)
            {
                throw Ended(process, await process.Exited.ConfigureAwait(false));
            }

            if (late.IsCancellationRequested)
            {
                throw new SourceException("QEMU was started but opens no QMP socket; is its process paused?");
            }

            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Politely, then firmly, then at once; each only when the one before has not helped.
    private async Task EndAsync(QemuProcess process)
    {
        if (!process.Exited.IsCompleted)
        {
            await QuitAsync().ConfigureAwait(false);
        }

        if (!await HasEndedAsync(process, QuitTimeout).ConfigureAwait(false))
        {
            process.Terminate();
        }

        if (!await HasEndedAsync(process, QuitTimeout).ConfigureAwait(false))
        {
            process.Kill();
            await process.Exited.ConfigureAwait(false);
        }
    }

    private async Task QuitAsync()
    {
        try
        {
            using var socket = UnixSocket.Connect(Socket);
            using var qmp = new QmpClient(socket);
            await BlockingStep.RunAsync(
                $"virgil quit {options.Name}",
                socket,
                QuitTimeout,
                TimeProvider.System,
                NotAnswering.Message,
                () =>
                {
                    qmp.Open();
                    qmp.Execute("quit");
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (SourceException)
        {
            // It has ended already, or must be ended another way.
        }
    }
}
