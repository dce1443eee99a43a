using System.Collections.Concurrent;
using System.Text;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// The control connection: calls that are matched to their replies by serial number, since replies overtake each other, and signals.
/// Never blocks a reader: a synchronous call here could meet a synchronous call of QEMU to us and both would wait.
/// </summary>
internal sealed class DBusConnection : IMessageHandler, IDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<DBusReply>> _pending = new();
    private readonly DBusPeer _peer;
    private readonly TimeProvider _time;
    private volatile Exception? _ended;

    /// <summary>Takes the socket.</summary>
    public DBusConnection(UnixSocket socket, string name, TimeProvider time)
    {
        _time = time;
        _peer = new DBusPeer(socket, name, this);
    }

    /// <summary>Takes signals, on the reader thread; set it before <see cref="Start"/>.</summary>
    public ISignalHandler? Signals { get; set; }

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<Exception> Completion => _peer.Completion;

    /// <summary>Starts to authenticate and to read.</summary>
    public void Start() => _peer.Start();

    /// <summary>Waits until calls can be made.</summary>
    /// <exception cref="SourceException">It cannot be, or takes too long.</exception>
    public async Task WaitReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _peer.Ready.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SourceException(NotAnswering.Message, e);
        }
    }

    /// <summary>Calls a method and waits for the answer.</summary>
    /// <param name="destination">The bus name; null when there is no bus.</param>
    /// <param name="member">The method.</param>
    /// <param name="state">For <paramref name="body"/>.</param>
    /// <param name="body">Writes the arguments.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="fd">A descriptor to pass; stays with the caller.</param>
    /// <exception cref="DBusErrorException">The other end refuses.</exception>
    /// <exception cref="SourceException">The connection has ended, or there is no answer in time.</exception>
    public async Task<DBusReply> CallAsync<T>(
        string? destination, DBusMember member, T state, Action<DBusWriter, T> body, TimeSpan timeout, CancellationToken cancellationToken, SafeFd? fd = null)
    {
        var serial = _peer.NextSerial();
        var pending = new TaskCompletionSource<DBusReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[serial] = pending;
        try
        {
            // Ended() fails what it finds in the table; this looks after what comes into the table later.
            if (_ended is { } reason)
            {
                throw new SourceException(reason.Message, reason);
            }

            var head = Head(destination, member, serial) with { UnixFds = fd is null ? 0u : 1u };
            _peer.Send(head, state, body, fd is null ? default : [fd]);
            return await pending.Task.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SourceException(NotAnswering.Message, e);
        }
        finally
        {
            _pending.TryRemove(serial, out _);
        }
    }

    /// <summary>Calls a method without wanting an answer. Waits while the other end does not read.</summary>
    /// <exception cref="UnixException">The connection has ended.</exception>
    public void Post<T>(string? destination, DBusMember member, T state, Action<DBusWriter, T> body) =>
        _peer.Send(Head(destination, member, _peer.NextSerial()) with { Flags = MessageFlags.NoReplyExpected }, state, body);

    /// <inheritdoc/>
    public void Dispose() => _peer.Dispose();

    /// <inheritdoc/>
    public void Handle(ref DBusMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Return:
                if (_pending.TryRemove(message.ReplySerial, out var call))
                {
                    call.TrySetResult(new DBusReply(Encoding.ASCII.GetString(message.Signature), message.Body.ToArray()));
                }

                break;
            case MessageType.Error:
                if (_pending.TryRemove(message.ReplySerial, out var refused))
                {
                    refused.TrySetException(Error(ref message));
                }

                break;
            case MessageType.Signal:
                Signals?.Signal(ref message);
                break;
            case MessageType.Call:
                if (message.WantsReply)
                {
                    _peer.ReplyError(message.Serial, Names.UnknownMethod, "nothing can be called here");
                }

                break;
            case MessageType.Invalid:
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Ended(Exception reason)
    {
        _ended = reason;
        foreach (var (_, call) in _pending)
        {
            call.TrySetException(new SourceException(reason.Message, reason));
        }
    }

    private static MessageHead Head(string? destination, DBusMember member, uint serial) => new(MessageType.Call, serial)
    {
        Path = member.Path,
        Interface = member.Interface,
        Member = member.Name,
        Destination = destination,
        Signature = member.Signature,
    };

    private static DBusErrorException Error(ref DBusMessage message)
    {
        var text = "no reason given";
        if (message.Signature.StartsWith("s"u8))
        {
            var reader = new DBusReader(message.Body);
            text = reader.ReadString();
        }

        return new DBusErrorException(Encoding.UTF8.GetString(message.ErrorName), text);
    }
}
