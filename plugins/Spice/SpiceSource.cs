using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>A VM seen through its SPICE server, also when it moves to another host.</summary>
internal sealed partial class SpiceSource(string name, ITarget target, SpiceOptions options) : ISource
{
    // A VM that is sent to and fro without a rest is looked for again after the shell's pause.
    private const int MostMoves = 8;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    // Where the VM went from where it is configured; tried first until it cannot be reached there. One connection at a time.
    private (string From, ServerAddress To)? _move;

    /// <inheritdoc/>
    public async Task RunAsync(ISurfaceHost host, CancellationToken cancellationToken)
    {
        var (configured, password) = await target.FindAsync(cancellationToken).ConfigureAwait(false);
        var address = _move is var (from, to) && from == configured.ToString() ? to : configured;
        for (var moves = 1; ; moves++)
        {
            var began = host.Time.GetTimestamp();
            var session = new SpiceSession(host, name, address, password, options);
            await using (session.ConfigureAwait(false))
            {
                try
                {
                    await session.RunAsync(new TransportOpener(address), cancellationToken).ConfigureAwait(false);
                }
                catch (HostMovedException e)
                {
                    moves = host.Time.GetElapsedTime(began) < Rest ? moves : 1;
                    address = moves <= MostMoves ? Follow(e.Move, address) : throw new SourceException($"the VM has moved {moves} times without a rest", e);
                    LogMoved(host.Log, address);
                }
                finally
                {
                    _move = session.IsConnected && address != configured ? (configured.ToString(), address) : null;
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ServerAddress Follow(HostMove move, ServerAddress before)
    {
        try
        {
            return move.From(before);
        }
        catch (SpiceException e)
        {
            throw new SourceException(e.Message, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "the VM has moved to {Address}")]
    private static partial void LogMoved(ILogger log, ServerAddress address);
}
