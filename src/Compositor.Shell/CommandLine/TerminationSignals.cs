using System.Runtime.InteropServices;

namespace Compositor.Shell.CommandLine;

/// <summary>Turns SIGINT and SIGTERM into a cancelled token while it lives. A second signal ends the process at once.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignals() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, End), PosixSignalRegistration.Create(PosixSignal.SIGTERM, End)];

    public CancellationToken Token => _ending.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _ending.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = !_ending.IsCancellationRequested;
        _ending.Cancel();
    }
}
