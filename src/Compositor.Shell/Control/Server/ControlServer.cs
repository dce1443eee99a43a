using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Control.Server;

/// <summary>
/// Answers on the control socket until disposed. Owns the listening socket, its file and all connections; runs on thread-pool threads.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    public const int MaximumConnections = 16;

    private readonly string _path;
    private readonly ControlVerbs _verbs;
    private readonly ILogger _log;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;

    /// <summary>Listens from here on.</summary>
    /// <param name="path">Of the socket; its directory is made where it is missing.</param>
    /// <param name="shell">Is asked; borrowed.</param>
    /// <param name="log">Gets refused connections and defects.</param>
    /// <exception cref="ControlException">Another compositor is there, or the place is not safe.</exception>
    public ControlServer(string path, IShellControl shell, ILogger log)
    {
        (_path, _verbs, _log) = (path, new ControlVerbs(shell), log);
        _listener = ControlEndpoint.Listen(path);
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task[] open;
        lock (_lock)
        {
            open = [.. _connections];
        }

        await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await AdmitAsync(await _listener.AcceptAsync(_ending.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is SocketException or IOException && !_ending.IsCancellationRequested)
            {
                _log.LogWarning("A connection to the control socket failed: {Reason}", problem.Message);
            }
        }
    }

    private async Task AdmitAsync(Socket socket)
    {
        var peer = PeerCredentials.Of(socket);
        if (!peer.MayControl(FileOwner.Self))
        {
            _log.LogWarning("User {User} (process {Process}) may not use the control socket", peer.User, peer.Process);
            socket.Dispose();
            return;
        }

        lock (_lock)
        {
            if (_connections.Count < MaximumConnections)
            {
                var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _connections.Add(ended.Task);
                _ = RunAsync(socket, ended);
                return;
            }
        }

        using var stream = new NetworkStream(socket, ownsSocket: true);
        var busy = ControlReply.Refusal(ControlCodes.Busy, $"there are {MaximumConnections} connections already");
        await ControlConnection.WriteAsync(stream, busy, _ending.Token).ConfigureAwait(false);
    }

    private async Task RunAsync(Socket socket, TaskCompletionSource ended)
    {
        try
        {
            await Task.Yield();
            await new ControlConnection(socket, _verbs, _log).RunAsync(_ending.Token).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            _log.LogError(defect, "A connection to the control socket failed");
        }
        finally
        {
            lock (_lock)
            {
                _connections.Remove(ended.Task);
            }

            ended.SetResult();
        }
    }
}
