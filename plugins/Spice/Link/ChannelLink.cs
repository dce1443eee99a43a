using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>
/// A linked channel: sends messages, receives them, acknowledges them as the server asks, and answers what every channel has (ping, notices).
/// One thread receives; any thread sends.
/// </summary>
internal sealed class ChannelLink : IDisposable
{
    private const int MostSubMessages = 4096;

    private readonly Transport _transport;
    private readonly MessageBuffer _messages;
    private readonly Lock _sending = new();
    private readonly bool _mini;
    private byte[] _outgoing = new byte[64];
    private ulong _serial;
    private uint _window;
    private uint _unacknowledged;

    /// <summary>Takes a transport whose handshake is done.</summary>
    public ChannelLink(Transport transport, LinkReply server, MemoryBudget budget)
    {
        (_transport, Capabilities) = (transport, server.Capabilities);
        _mini = server.Common.HasFlag(CommonCapabilities.MiniHeader);
        _messages = new MessageBuffer(_mini, budget);
    }

    /// <summary>Sees what comes; disposed with this. Set before <see cref="Run"/>.</summary>
    public IMessageTap? Tap { get; set; }

    /// <summary>What the server can on this channel, a bit each.</summary>
    public uint Capabilities { get; }

    /// <summary>The bytes.</summary>
    public Transport Transport => _transport;

    /// <summary>Receives until the server ends the connection.</summary>
    /// <exception cref="SpiceException">What came cannot be right.</exception>
    /// <exception cref="IOException">The connection is broken.</exception>
    public void Run(IMessageHandler handler)
    {
        while (true)
        {
            var count = _transport.Receive(_messages.Space());
            if (count == 0)
            {
                if (!_messages.IsEmpty)
                {
                    throw new EndOfStreamException("in the middle of a message");
                }

                return;
            }

            _messages.Advance(count);
            handler.Received(this);
        }
    }

    /// <summary>Hands out the next message that has come, if all of it has. On the thread of <see cref="Run"/>.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="SpiceException">It cannot be right.</exception>
    public bool TryDeliver(IMessageHandler handler)
    {
        if (!_messages.TryRead(out var message, _transport.IsLocal ? handler.DescriptorMessage : null))
        {
            return false;
        }

        Tap?.Received(message.Type, message.Body);
        Deliver(message, handler);
        Acknowledge();
        return true;
    }

    /// <summary>The descriptor that came behind the message that is being handled. On the thread of <see cref="Run"/>.</summary>
    /// <returns>Owned by the caller; null when none came.</returns>
    /// <exception cref="IOException">Several came.</exception>
    public SafeFd? TakeDescriptor() => _transport.TakeDescriptor(_messages.Pending);

    /// <summary>Sends one message; waits while the server does not read.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public void Send(ushort type, ReadOnlySpan<byte> body)
    {
        lock (_sending)
        {
            var header = _mini ? 6 : 18;
            if (_outgoing.Length < header + body.Length)
            {
                _outgoing = new byte[header + body.Length];
            }

            var bytes = _outgoing.AsSpan(0, header + body.Length);
            if (_mini)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, type);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[2..], (uint)body.Length);
            }
            else
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, ++_serial);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], type);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], (uint)body.Length);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[14..], 0);
            }

            body.CopyTo(bytes[header..]);
            _transport.Send(bytes);
        }
    }

    /// <summary>Ends the connection; <see cref="Run"/> returns. Any thread.</summary>
    public void Shutdown() => _transport.Shutdown();

    /// <summary>Closes; only when no thread is in <see cref="Run"/> any more.</summary>
    public void Dispose()
    {
        _transport.Dispose();
        _messages.Dispose();
        Tap?.Dispose();
    }

    private void Deliver(in SpiceMessage message, IMessageHandler handler)
    {
        // Messages of a sub list come before the one that carries them.
        if (message.SubList != 0)
        {
            var list = new BodyReader(message.Body).At(message.SubList);
            var count = list.ReadUInt16();
            if (count > MostSubMessages)
            {
                throw new SpiceException($"a message carries {count} further ones");
            }

            for (var i = 0; i < count; i++)
            {
                var sub = list.At(list.ReadUInt32());
                var type = sub.ReadUInt16();
                Handle(type, sub.ReadBytes(sub.ReadUInt32()), handler);
            }
        }

        Handle(message.Type, message.Body, handler);
    }

    private void Handle(ushort type, ReadOnlySpan<byte> body, IMessageHandler handler)
    {
        switch ((BaseMessage)type)
        {
            case BaseMessage.SetAck:
                SetAck(body);
                break;
            case BaseMessage.Ping:
                // Answered with its number and time; what else it carries only measures the line.
                var ping = new BodyReader(body);
                Send((ushort)BaseReply.Pong, ping.ReadBytes(12));
                break;
            default:
                handler.Handle(type, body);
                break;
        }
    }

    private void SetAck(ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        var generation = reader.ReadBytes(4);
        _window = reader.ReadUInt32();
        _unacknowledged = 0;
        Send((ushort)BaseReply.AckSync, generation);
    }

    private void Acknowledge()
    {
        if (_window > 0 && ++_unacknowledged >= _window)
        {
            _unacknowledged = 0;
            Send((ushort)BaseReply.Ack, default);
        }
    }
}
