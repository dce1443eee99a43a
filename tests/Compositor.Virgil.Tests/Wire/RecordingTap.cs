using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Virgil.Tests;

/// <summary>Stands between QEMU and a viewer's socket, passes everything on, and keeps what QEMU says after the handshake.</summary>
internal sealed class RecordingTap : IDisposable
{
    private readonly UnixSocket _qemu;
    private readonly UnixSocket _viewer;
    private readonly List<byte> _handshake = [];
    private readonly MessageFramer _framer = new();

    /// <summary>Takes both sockets.</summary>
    public RecordingTap(UnixSocket qemu, UnixSocket viewer)
    {
        (_qemu, _viewer) = (qemu, viewer);
        new Thread(() => Pump(_viewer, _qemu, (_, _) => { })) { IsBackground = true }.Start();
        new Thread(() => Pump(_qemu, _viewer, Keep)) { IsBackground = true }.Start();
    }

    public Conversation Conversation { get; } = new();

    public void Dispose()
    {
        _qemu.Dispose();
        _viewer.Dispose();
    }

    private static void Pump(UnixSocket from, UnixSocket to, Action<byte[], List<SafeFd>> seen)
    {
        var buffer = new byte[1 << 16];
        List<SafeFd> fds = [];
        try
        {
            while (from.Receive(buffer, fds) is var count and > 0)
            {
                seen(buffer[..count], fds);
                to.Send(buffer.AsSpan(0, count), [.. fds]);
                fds.ForEach(fd => fd.Dispose());
                fds.Clear();
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // One side has gone.
        }

        to.Shutdown();
    }

    private void Keep(byte[] bytes, List<SafeFd> fds)
    {
        const string End = "AGREE_UNIX_FD\r\n";
        var text = System.Text.Encoding.ASCII.GetString([.. _handshake]);
        if (!text.EndsWith(End, StringComparison.Ordinal))
        {
            _handshake.AddRange(bytes);
            return;
        }

        _framer.Arrived.AddRange(fds.Select(fd => fd.Duplicate()));
        for (var at = 0; at < bytes.Length;)
        {
            var space = _framer.Space;
            var part = Math.Min(space.Length, bytes.Length - at);
            bytes.AsSpan(at, part).CopyTo(space);
            _framer.Advance(part);
            at += part;
            while (_framer.TryRead(out var message))
            {
                Conversation.Messages.Add(((int)message.DescriptorCount, message.Whole.ToArray()));
            }
        }
    }
}
