using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Opens and links the channels of one session, each within bounds of time.</summary>
/// <param name="opener">The way to the server.</param>
/// <param name="address">For people.</param>
/// <param name="password">The ticket.</param>
/// <param name="budget">Counts what messages take.</param>
/// <param name="time">The clock.</param>
internal sealed class ChannelLinker(ITransportOpener opener, ServerAddress address, string password, MemoryBudget budget, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Links a channel.</summary>
    /// <exception cref="SourceException">It could not be opened or linked.</exception>
    public async Task<ChannelLink> LinkAsync(uint session, ChannelId channel, uint capabilities, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        Transport? transport = null;
        try
        {
            transport = await opener.OpenAsync(channel.Kind, either.Token).ConfigureAwait(false);
            var opened = transport;

            // The handshake blocks a thread of the pool; ending the transport ends it.
            await using var ending = either.Token.Register(opened.Shutdown).ConfigureAwait(false);
            var request = new LinkRequest(session, channel.Kind, channel.Id, capabilities);
            var reply = await Task.Run(() => Handshake.Run(opened, request, password), CancellationToken.None).ConfigureAwait(false);
            either.Token.ThrowIfCancellationRequested();
            var link = new ChannelLink(opened, reply, budget);
            transport = null;
            return link;
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? new SourceException($"the server at {address} does not answer", e)
                : Explanation.Of(e, address, password.Length > 0);
        }
        finally
        {
            transport?.Dispose();
        }
    }
}
