using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;

namespace Compositor.Benchmarks;

/// <summary>One client's session: its main channel, and the display that recorded bytes are sent to.</summary>
/// <param name="id">The number that the client names for its display channel.</param>
internal sealed class ReplaySession(uint id) : IDisposable
{
    private const int Batch = 64 << 10;
    private const ushort PingMessage = 4;
    private const ushort PongReply = 3;
    private const ushort InitMessage = 103;
    private const ushort ChannelsMessage = 104;
    private const ushort AttachReply = 104;
    private const ushort DisplayInitReply = 101;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly SemaphoreSlim _pong = new(0);
    private Socket? _main;
    private Socket? _display;

    /// <summary>When the client's first channel was linked, of <see cref="Stopwatch"/>.</summary>
    public long Begun { get; } = Stopwatch.GetTimestamp();

    /// <summary>Serves the main channel until it ends.</summary>
    public void ServeMain(Socket socket)
    {
        _main = socket;

        // Session, hint, mouse modes, no agent, no tokens, time, hint.
        Span<byte> init = stackalloc byte[8 * sizeof(uint)];
        init.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(init, id);
        (init[8], init[12]) = (3, 1);
        Send(socket, InitMessage, init);
        Serve(socket, type =>
        {
            if (type == AttachReply)
            {
                Send(socket, ChannelsMessage, [1, 0, 0, 0, 2, 0]);
            }
        });
    }

    /// <summary>Serves the display channel until it ends.</summary>
    /// <param name="socket">Linked.</param>
    /// <param name="ready">Called when the client waits for pictures.</param>
    public void ServeDisplay(Socket socket, Action<ReplaySession> ready)
    {
        _display = socket;
        Serve(socket, type =>
        {
            switch (type)
            {
                case DisplayInitReply:
                    ready(this);
                    break;
                case PongReply:
                    _pong.Release();
                    break;
            }
        });
    }

    /// <summary>Sends a part of a recording; returns when the client has answered what came behind it, so has done all that came before.</summary>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public void Play(ReadOnlySpan<byte> part)
    {
        for (; !part.IsEmpty; part = part[Math.Min(Batch, part.Length)..])
        {
            _display!.Send(part[..Math.Min(Batch, part.Length)]);
        }

        Send(_display!, PingMessage, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        if (!_pong.Wait(Limit))
        {
            throw new TimeoutException("a client does not answer");
        }
    }

    public void Dispose()
    {
        _main?.Dispose();
        _display?.Dispose();
    }

    private static void Serve(Socket socket, Action<ushort> handle)
    {
        while (true)
        {
            var header = ReplayHandshake.Receive(socket, 6);
            ReplayHandshake.Receive(socket, (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(2)), 1 << 20));
            handle(BinaryPrimitives.ReadUInt16LittleEndian(header));
        }
    }

    private static void Send(Socket socket, ushort type, ReadOnlySpan<byte> body)
    {
        Span<byte> bytes = stackalloc byte[6 + body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, type);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[2..], body.Length);
        body.CopyTo(bytes[6..]);
        socket.Send(bytes);
    }
}
