using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Unix;

namespace Compositor.Spice.Tests.Fakes;

/// <summary>The server's end of one channel of a session, linked. What the client says is thrown away. Any thread.</summary>
internal sealed class ScriptedChannel
{
    private readonly UnixSocket _socket;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedChannel(UnixSocket socket, ChannelKind kind) => (_socket, Kind) = (socket, kind);

    public ChannelKind Kind { get; }

    /// <summary>Completes when the client has ended the connection.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Completes when the client has answered a ping: it has handled all that came before. Once for a channel.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Asks for an answer.</summary>
    public void Ping() => Send((ushort)BaseMessage.Ping, new byte[12]);

    /// <summary>Sends one message; nothing when the client has gone.</summary>
    public void Send(ushort type, params ReadOnlySpan<byte> body)
    {
        var bytes = new byte[6 + body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, type);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), body.Length);
        body.CopyTo(bytes.AsSpan(6));
        SendRaw(bytes);
    }

    /// <summary>Sends bytes as they are; nothing when the client has gone.</summary>
    public void SendRaw(ReadOnlySpan<byte> bytes, params ReadOnlySpan<SafeFd> descriptors)
    {
        try
        {
            _socket.Send(bytes, descriptors);
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // It did not like what came before.
        }
    }

    /// <summary>Ends the connection.</summary>
    public void End() => _socket.Shutdown();

    /// <summary>Reads until the client ends the connection, or until it has said something.</summary>
    /// <param name="until">The type of a message; 0 for the end.</param>
    public void Drain(ushort until = 0)
    {
        try
        {
            var header = new byte[6];
            while (ReceiveAll(_socket, header))
            {
                var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(2))];
                if (!ReceiveAll(_socket, body))
                {
                    break;
                }

                var type = BinaryPrimitives.ReadUInt16LittleEndian(header);
                if (type == (ushort)BaseReply.Pong)
                {
                    _answered.TrySetResult();
                }

                if (until != 0 && type == until)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is UnixException or ObjectDisposedException)
        {
            // The end, too.
        }

        _ended.TrySetResult();
    }

    /// <summary>Fills a buffer.</summary>
    /// <returns>False when the connection ends before.</returns>
    internal static bool ReceiveAll(UnixSocket socket, Span<byte> buffer)
    {
        List<SafeFd> none = [];
        while (!buffer.IsEmpty)
        {
            var count = socket.Receive(buffer, none);
            if (count == 0)
            {
                return false;
            }

            buffer = buffer[count..];
        }

        return true;
    }
}
