using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Virgil.Tests;

/// <summary>The reader with everything behind it: a listener with its screen or its sound, and a control connection with its states. One thread.</summary>
internal sealed class FuzzTarget : IDisposable
{
    private readonly RecordingHost _host = new();
    private readonly UnixSocket _drained;
    private readonly UnixSocket _replies;
    private readonly SafeFd _memory = Memfd.Create("fuzz", 4 << 20);

    public FuzzTarget()
    {
        (_replies, _drained) = UnixSocket.Pair();
        new Thread(Drain) { IsBackground = true, Name = "fuzz drain" }.Start();
    }

    /// <summary>Feeds one conversation in pieces of random size.</summary>
    public void Feed(string name, byte[] bytes, int descriptors, Random random)
    {
        using var screen = new Screen(_host, _host[0], default);
        using var framer = new MessageFramer();
        var kind = name.Split('-')[0];
        for (var i = 0; i < descriptors; i++)
        {
            framer.Arrived.Add(_memory.Duplicate());
        }

        IMessageHandler handler = kind switch
        {
            "listener" => new ConsoleListener(_replies, "fuzz", screen, _host[0], new GuestCursor()),
            "sound" => new SoundListener(_replies, "fuzz", new RecordingSound(), records: false),
            "microphone" => new SoundListener(_replies, "fuzz", new RecordingSound(canRecord: true), records: true),
            _ => new DBusConnection(_replies, "fuzz", TimeProvider.System) { Signals = new ConsoleStates(null) },
        };
        try
        {
            Feed(framer, handler, bytes, random, isControl: kind == "control");
        }
        finally
        {
            (handler as SoundListener)?.Ended(new SourceException("the conversation has ended"));
        }
    }

    private static void Feed(MessageFramer framer, IMessageHandler handler, byte[] bytes, Random random, bool isControl)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var space = framer.Space;
            var part = Math.Min(Math.Min(space.Length, bytes.Length - at), random.Next(1, 4096));
            bytes.AsSpan(at, part).CopyTo(space);
            framer.Advance(part);
            at += part;
            while (framer.TryRead(out var message))
            {
                handler.Handle(ref message);
                if (isControl && message.Type == MessageType.Return)
                {
                    Understand(ref message);
                }
            }
        }
    }

    public void Dispose()
    {
        _replies.Dispose();
        _drained.Dispose();
        _memory.Dispose();
        _host.Dispose();
    }

    private static void Understand(ref DBusMessage message)
    {
        var signature = System.Text.Encoding.ASCII.GetString(message.Signature);
        if (signature == VmDescription.Signature)
        {
            _ = VmDescription.Read(new DBusReply(signature, message.Body.ToArray()));
        }
        else
        {
            new DBusReader(message.Body).Skip(message.Signature);
        }
    }

    private void Drain()
    {
        var buffer = new byte[1 << 16];
        List<SafeFd> fds = [];
        try
        {
            while (_drained.Receive(buffer, fds) > 0)
            {
                // Thrown away.
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
