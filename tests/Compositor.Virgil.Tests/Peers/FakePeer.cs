using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Virgil.Tests;

/// <summary>QEMU's end of one D-Bus connection: the server of the authentication, on a thread of its own.</summary>
internal sealed class FakePeer : IDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<DBusReply>> _pending = new();
    private readonly Channel<FakeCall> _calls = Channel.CreateUnbounded<FakeCall>();
    private readonly DBusWriter _writer = new();
    private readonly UnixSocket _socket;
    private readonly Func<FakePeer, FakeCall, bool>? _handler;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private uint _serial;

    /// <summary>Takes the socket.</summary>
    /// <param name="socket">QEMU's end.</param>
    /// <param name="handler">Answers calls; those that it returns false for wait to be read.</param>
    public FakePeer(UnixSocket socket, Func<FakePeer, FakeCall, bool>? handler = null)
    {
        (_socket, _handler) = (socket, handler);
        new Thread(Run) { IsBackground = true, Name = "fake qemu" }.Start();
    }

    public Task Ready => _ready.Task;

    public Task Ended => _ended.Task;

    public Task<DBusReply> CallAsync(string @interface, string member, string signature, Action<DBusWriter> body, params SafeFd[] fds) =>
        CallFromAsync("/org/qemu/Display1/Listener", @interface, member, signature, body, fds);

    public Task<DBusReply> CallFromAsync(string path, string @interface, string member, string signature, Action<DBusWriter> body, params SafeFd[] fds)
    {
        var serial = Interlocked.Increment(ref _serial);
        var reply = new TaskCompletionSource<DBusReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[serial] = reply;
        Send(new MessageHead(MessageType.Call, serial) { Path = path, Interface = @interface, Member = member, Signature = signature, UnixFds = (uint)fds.Length }, body, fds);
        return reply.Task;
    }

    public void Post(string @interface, string member, string signature, Action<DBusWriter> body, params SafeFd[] fds) => Send(
        new MessageHead(MessageType.Call, Interlocked.Increment(ref _serial))
        {
            Flags = MessageFlags.NoReplyExpected,
            Path = "/org/qemu/Display1/Listener",
            Interface = @interface,
            Member = member,
            Signature = signature,
            UnixFds = (uint)fds.Length,
        },
        body,
        fds);

    public void Signal(string path, string @interface, Action<DBusWriter> properties) => Send(
        new MessageHead(MessageType.Signal, Interlocked.Increment(ref _serial))
        {
            Flags = MessageFlags.NoReplyExpected,
            Path = path,
            Interface = Names.Properties,
            Member = "PropertiesChanged",
            Signature = "sa{sv}as",
        },
        writer =>
        {
            writer.WriteString(@interface);
            var changed = writer.BeginArray(8);
            properties(writer);
            writer.EndArray(changed);
            writer.EndArray(writer.BeginArray(4));
        },
        []);

    public void Reply(FakeCall call, string signature = "", Action<DBusWriter>? body = null) =>
        Send(new MessageHead(MessageType.Return, Interlocked.Increment(ref _serial)) { ReplySerial = call.Serial, Signature = signature }, body ?? (_ => { }), []);

    public async Task<FakeCall> NextAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await _calls.Reader.ReadAsync(late.Token);
    }

    /// <summary>All calls up to the one that is asked for, as text.</summary>
    public async Task<List<string>> UntilAsync(string last)
    {
        List<string> calls = [];
        while (calls.LastOrDefault() != last)
        {
            calls.Add((await NextAsync()).ToString());
        }

        return calls;
    }

    public void Dispose() => _socket.Dispose();

    private void Send(in MessageHead head, Action<DBusWriter> body, SafeFd[] fds)
    {
        lock (_writer)
        {
            _writer.Begin(head);
            body(_writer);
            _socket.Send(_writer.End(), fds);
        }
    }

    private void Run()
    {
        try
        {
            Authenticate();
            _ready.TrySetResult();
            using var framer = new MessageFramer();
            while (_socket.Receive(framer.Space, framer.Arrived) is var count and > 0)
            {
                framer.Advance(count);
                while (framer.TryRead(out var message))
                {
                    Handle(ref message);
                }
            }
        }
        catch (Exception e) when (e is SourceException or ObjectDisposedException)
        {
            // The plugin has gone.
        }

        foreach (var call in _pending.Values)
        {
            call.TrySetException(new SourceException("the plugin has ended the connection"));
        }

        _ready.TrySetException(new SourceException("the plugin has ended the connection"));
        _ended.TrySetResult();
    }

    private void Authenticate()
    {
        var lines = new List<byte>();
        var buffer = new byte[1];
        List<SafeFd> fds = [];
        while (_socket.Receive(buffer, fds) > 0)
        {
            lines.Add(buffer[0]);
            var text = Encoding.ASCII.GetString([.. lines]);
            if (text.EndsWith("BEGIN\r\n", StringComparison.Ordinal))
            {
                return;
            }

            if (text.StartsWith("\0AUTH EXTERNAL ", StringComparison.Ordinal) && text.EndsWith("NEGOTIATE_UNIX_FD\r\n", StringComparison.Ordinal))
            {
                _socket.Send("OK 0123456789abcdef0123456789abcdef\r\nAGREE_UNIX_FD\r\n"u8);
            }
        }
    }

    private void Handle(ref DBusMessage message)
    {
        var signature = Encoding.ASCII.GetString(message.Signature);
        switch (message.Type)
        {
            case MessageType.Return when _pending.TryRemove(message.ReplySerial, out var call):
                call.SetResult(new DBusReply(signature, message.Body.ToArray()));
                break;
            case MessageType.Error when _pending.TryRemove(message.ReplySerial, out var call):
                call.SetException(new DBusErrorException(Encoding.ASCII.GetString(message.ErrorName), "refused"));
                break;
            case MessageType.Call:
                var received = new FakeCall(
                    Encoding.ASCII.GetString(message.Path), Encoding.ASCII.GetString(message.Interface), Encoding.ASCII.GetString(message.Member),
                    signature, message.Body.ToArray(), message.Serial, message.WantsReply, message.DescriptorCount > 0 ? message.TakeDescriptor(0) : null);
                if (_handler?.Invoke(this, received) != true)
                {
                    _calls.Writer.TryWrite(received);
                }

                break;
            default:
                break;
        }
    }
}
