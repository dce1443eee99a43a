using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Virgil;

/// <summary>The sound of a connected VM. What goes wrong with it is told in the log and ends the sound alone.</summary>
internal sealed partial class SoundSession(ISurfaceHost host, ISound sound, string name) : IDisposable
{
    private readonly List<SoundListener> _listeners = [];
    private volatile bool _ending;

    /// <summary>Registers with QEMU.</summary>
    public async Task OpenAsync(VmConnection vm, CancellationToken cancellationToken)
    {
        await RegisterAsync(vm, "RegisterOutListener", records: false, cancellationToken).ConfigureAwait(false);
        if (sound.CanRecord)
        {
            await RegisterAsync(vm, "RegisterInListener", records: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _ending = true;
        _listeners.ForEach(listener => listener.Dispose());
    }

    private async Task RegisterAsync(VmConnection vm, string method, bool records, CancellationToken cancellationToken)
    {
        var (ours, theirs) = UnixSocket.Pair();
        using var given = theirs.Detach();
        var listener = new SoundListener(ours, $"virgil {(records ? "microphone" : "sound")} {name}", sound, records);
        _listeners.Add(listener);
        _ = FollowAsync(listener);
        try
        {
            // As with a display, QEMU stands still until its end has been authenticated.
            listener.Start();
            await vm.Connection.CallAsync(
                vm.Destination, new DBusMember(Names.Audio, Names.AudioInterface, method, "h"), 0u, static (writer, index) => writer.WriteUInt32(index), NotAnswering.Timeout, cancellationToken, given)
                .ConfigureAwait(false);
        }
        catch (SourceException e)
        {
            LogEnded(host.Log, e.Message);
        }
    }

    private async Task FollowAsync(SoundListener listener)
    {
        var reason = await listener.Completion.ConfigureAwait(false);
        if (!_ending)
        {
            LogEnded(host.Log, reason.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "no sound: {Reason}")]
    private static partial void LogEnded(ILogger log, string reason);
}
