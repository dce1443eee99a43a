using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Spice.Tests.Fakes;

/// <summary>The server's end of one linked channel, in this process.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly UnixSocket _socket;

    public FakeServer(uint capabilities = 0)
    {
        var (ours, theirs) = UnixSocket.Pair();
        _socket = ours;
        Link = new ChannelLink(new UnixTransport(theirs), new LinkReply([], CommonCapabilities.MiniHeader, capabilities), new MemoryBudget(64 << 20));
    }

    /// <summary>The client's end.</summary>
    public ChannelLink Link { get; }

    /// <summary>Waits for a message of the client.</summary>
    public (ushort Type, byte[] Body) Receive()
    {
        var header = ReceiveAll(6);
        return (BinaryPrimitives.ReadUInt16LittleEndian(header), ReceiveAll((int)BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(2))));
    }

    /// <summary>True when the client has sent nothing that was not received.</summary>
    public bool IsQuiet() => !_socket.WaitReadable(TimeSpan.Zero);

    public void Send(ushort type, params byte[] body)
    {
        var header = new byte[6];
        BinaryPrimitives.WriteUInt16LittleEndian(header, type);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(2), (uint)body.Length);
        _socket.Send([.. header, .. body]);
    }

    /// <summary>Sends bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fds">Go with the first of them; they stay the caller's.</param>
    public void SendRaw(ReadOnlySpan<byte> bytes, params ReadOnlySpan<SafeFd> fds) => _socket.Send(bytes, fds);

    /// <summary>Says that there is nothing more to come.</summary>
    public void End() => _socket.Shutdown();

    public void Dispose()
    {
        _socket.Dispose();
        Link.Dispose();
    }

    private byte[] ReceiveAll(int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            var taken = _socket.Receive(bytes.AsSpan(at), []);
            at += taken > 0 ? taken : throw new EndOfStreamException();
        }

        return bytes;
    }
}
