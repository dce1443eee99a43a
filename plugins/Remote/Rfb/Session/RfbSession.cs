using Compositor.Contracts;
using Compositor.Sources;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Remote;

/// <summary>One connection to a server, from its first byte to its end. Messages are read and decoded on a thread of its own.</summary>
internal sealed partial class RfbSession(ISurfaceHost host, string name, VncOptions options, string password, ServerTrust trust) : IAsyncDisposable
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(15);

    private readonly InputQueue _queue = new();
    private Transport? _transport;
    private InputSender? _input;
    private UpdateRequests? _requests;
    private GuestChannels? _channels;
    private UpdateThread? _updates;

    /// <summary>Runs until something ends it.</summary>
    /// <param name="opener">The way to the server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SourceException">Why it has ended.</exception>
    public async Task RunAsync(ITransportOpener opener, CancellationToken cancellationToken)
    {
        host.Report("connecting");
        var (reader, server) = await BeginAsync(opener, cancellationToken).ConfigureAwait(false);
        var state = new ServerState { Size = server.Size };
        var sender = new RfbSender(_transport!);
        _channels = new GuestChannels(host, sender, options);
        _requests = new UpdateRequests(sender, state, host.Time, () => _queue.Add(new InputCommand(CommandKind.Wake)));
        var decoders = new DecoderSet(options.Memory);
        var details = new DetailRequests(new Offer(decoders, options.Encoding, _channels.Extensions), sender, _requests, options);
        _input = new InputSender(_queue, new RfbInput(sender, state, new Onlookers(state, _requests, details)), $"vnc input {name}");
        _input.Start();
        host.Report("waiting for the first picture");

        var screens = new RemoteScreens(host, head => Describe(head, server.Name, state), options.Memory);
        var receiver = new MessageReceiver(reader, sender, screens, state, decoders, _requests, details, _channels, host.Time, host.Log);
        _updates = new UpdateThread(receiver, screens, $"vnc {name}");
        _updates.Start();
        LogConnected(host.Log, options.Address, server.Name, server.Size);
        throw Explanation.Of(await _updates.Completion.WaitAsync(cancellationToken).ConfigureAwait(false), options.Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(() =>
    {
        // Farewells first; threads are waited for off the caller's.
        _input?.Stop();
        _queue.Close();
        _requests?.Dispose();
        _channels?.Dispose();
        _transport?.Shutdown();
        if (_updates?.End() ?? true)
        {
            _transport?.Dispose();
        }
    }).ConfigureAwait(false);

    private SurfaceOptions Describe(int head, string title, ServerState state)
    {
        // One who may only look may still say which size would be seen best.
        var sink = new InputSink(_queue, () => state.IsRelative ? PointerMode.Relative : PointerMode.Absolute, head);
        return new SurfaceOptions(head) { Title = title, Input = options.IsViewOnly ? null : sink, Display = sink, View = sink, Power = options.IsViewOnly ? null : _channels?.Power };
    }

    private async Task<(RfbReader Reader, ServerInit Server)> BeginAsync(ITransportOpener opener, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(HandshakeLimit, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var ways = SecurityWays.For(options.Security, new Credentials(options.User, password), trust, options.Address);
        try
        {
            while (true)
            {
                try
                {
                    return await ShakeHandsAsync(opener, ways, either.Token).ConfigureAwait(false);
                }
                catch (DeadEndException e)
                {
                    // The protocol has no way back to the choice but a new connection; each has one way less.
                    ways = [.. ways.Where(way => way.Kind != e.Kind)];
                    _transport?.Dispose();
                }
            }
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? new SourceException($"the server at {options.Address} does not answer in time; is it a VNC server?", e)
                : Explanation.Of(e, options.Address);
        }
    }

    private async Task<(RfbReader Reader, ServerInit Server)> ShakeHandsAsync(ITransportOpener opener, IReadOnlyList<ISecurity> ways, CancellationToken cancellationToken)
    {
        var opened = _transport = await opener.OpenAsync(cancellationToken).ConfigureAwait(false);

        // The handshake blocks a thread of the pool; ending the transport ends it.
        await using var ending = cancellationToken.Register(opened.Shutdown).ConfigureAwait(false);
        var handshake = new RfbHandshake(ways, isShared: !options.TakesOver);
        var (transport, reader, server) = await Task.Run(() => handshake.Run(opened), CancellationToken.None).ConfigureAwait(false);
        _transport = transport;
        cancellationToken.ThrowIfCancellationRequested();
        return (reader, server);
    }

    [LoggerMessage(LogLevel.Information, "connected to {Address}: \"{Desktop}\", {Size}")]
    private static partial void LogConnected(ILogger log, VncAddress address, string desktop, Size size);
}
