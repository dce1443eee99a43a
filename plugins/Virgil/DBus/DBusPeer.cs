using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// One D-Bus connection: a socket, a reader thread that authenticates first and then only ever reads, and a lock under which whole
/// messages are written. Owns the socket. Every way to end it goes through the reader thread, which tells the handler once.
/// </summary>
internal sealed class DBusPeer : IDisposable
{
    private readonly UnixSocket _socket;
    private readonly IMessageHandler _handler;
    private readonly Thread _thread;
    private readonly Lock _writing = new();
    private readonly DBusWriter _writer = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private uint _serial;
    private bool _started;

    /// <summary>Takes the socket; nothing is read or written before <see cref="Start"/>.</summary>
    public DBusPeer(UnixSocket socket, string name, IMessageHandler handler)
    {
        (_socket, _handler) = (socket, handler);
        _thread = new Thread(Read) { IsBackground = true, Name = name };

        // Both are allowed to go unobserved: whoever waits for one need not wait for the other.
        _ = _ready.Task.ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
    }

    /// <summary>Completes when messages can be sent; fails when authentication fails.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<Exception> Completion => _ended.Task;

    /// <summary>Starts the reader thread.</summary>
    public void Start()
    {
        _started = true;
        _thread.Start();
    }

    /// <summary>A serial number for the next message; never 0.</summary>
    public uint NextSerial()
    {
        uint serial;
        do
        {
            serial = Interlocked.Increment(ref _serial);
        }
        while (serial == 0);
        return serial;
    }

    /// <summary>Writes and sends a message. Any thread; waits while the other end does not read.</summary>
    /// <param name="head">Its header.</param>
    /// <param name="state">For <paramref name="body"/>, so that it need not capture.</param>
    /// <param name="body">Writes the body.</param>
    /// <param name="fds">Descriptors to pass; they stay with the caller.</param>
    /// <exception cref="UnixException">The connection has ended.</exception>
    public void Send<T>(in MessageHead head, T state, Action<DBusWriter, T> body, ReadOnlySpan<SafeFd> fds = default)
    {
        lock (_writing)
        {
            _writer.Begin(head);
            body(_writer, state);
            _socket.Send(_writer.End(), fds);
        }
    }

    /// <summary>Answers a call that has no result.</summary>
    /// <param name="serial">Of the call.</param>
    public void Reply(uint serial) =>
        Send(new MessageHead(MessageType.Return, NextSerial()) { Flags = MessageFlags.NoReplyExpected, ReplySerial = serial }, 0, static (_, _) => { });

    /// <summary>Refuses a call.</summary>
    public void ReplyError(uint serial, string name, string text) =>
        Send(
            new MessageHead(MessageType.Error, NextSerial()) { Flags = MessageFlags.NoReplyExpected, ReplySerial = serial, ErrorName = name, Signature = "s" },
            text,
            static (writer, text) => writer.WriteString(text));

    /// <summary>Ends the connection; the reader thread follows.</summary>
    public void Shutdown() => _socket.Shutdown();

    /// <summary>Ends the connection and waits for the reader thread. Not from a handler.</summary>
    public void Dispose()
    {
        _socket.Shutdown();
        if (_started && Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }

        _socket.Dispose();
    }

    private void Read()
    {
        var reason = (Exception)new SourceException("QEMU has closed the connection");
        try
        {
            Authentication.Run(_socket);
            _ready.TrySetResult();
            ReadMessages();
        }
        catch (ObjectDisposedException)
        {
            // Closed by its owner while reading: ended, as asked for.
        }
        catch (SourceException e)
        {
            reason = e is UnixException { Errno: Errno.EConnReset or Errno.EPipe } ? reason : e;
        }
#pragma warning disable CA1031 // A fault in a handler ends this connection, not the program.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reason = new SourceException($"reading QEMU's messages failed: {e.Message}", e);
        }
        finally
        {
            _socket.Shutdown();
            _ready.TrySetException(reason);
            _handler.Ended(reason);
            _ended.TrySetResult(reason);
        }
    }

    private void ReadMessages()
    {
        using var framer = new MessageFramer();
        while (_socket.Receive(framer.Space, framer.Arrived) is var count and > 0)
        {
            framer.Advance(count);
            while (framer.TryRead(out var message))
            {
                _handler.Handle(ref message);
            }
        }
    }
}
