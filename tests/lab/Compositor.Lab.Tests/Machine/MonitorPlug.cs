using System.Buffers.Binary;
using System.Net.Sockets;

namespace Compositor.Lab.Tests.Machine;

/// <summary>
/// Plugs the lab's monitors in and out. QEMU tells its guest of a monitor when a viewer of it asks for a size, and that it is gone when the
/// size is none: so this is such a viewer, of RFB 3.8, for a moment.
/// </summary>
/// <param name="sockets">The folder of QEMU's VNC sockets.</param>
internal sealed class MonitorPlug(string sockets)
{
    private const byte NoAuthentication = 1;
    private const byte SetEncodings = 2;
    private const byte SetDesktopSize = 251;
    private const int ExtendedDesktopSize = -308;
    private const int ServerInitSize = 24;
    private const int MostNameBytes = 4096;
    private const int SizeMessageLength = 36;
    private const int ReasonOffset = 5;
    private const byte AskedByUs = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Plugs a monitor in.</summary>
    /// <param name="head">0 or 1.</param>
    /// <param name="width">Its own size.</param>
    /// <param name="height">Its own size.</param>
    public Task PlugAsync(int head, ushort width, ushort height) => AskForSizeAsync(head, width, height);

    /// <summary>Pulls the plug of the second monitor; of the first one a virtio GPU always says that it is there.</summary>
    public Task UnplugSecondAsync() => AskForSizeAsync(1, 0, 0);

    private async Task AskForSizeAsync(int head, ushort width, ushort height)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(sockets, $"head{head}.sock")), limit.Token);
        await using var stream = new NetworkStream(socket);
        await ReadAsync(stream, 12, limit.Token);
        await stream.WriteAsync("RFB 003.008\n"u8.ToArray(), limit.Token);
        var kinds = (await ReadAsync(stream, 1, limit.Token))[0];
        await ReadAsync(stream, kinds, limit.Token);
        await stream.WriteAsync(new byte[] { NoAuthentication }, limit.Token);
        await ReadAsync(stream, 4, limit.Token);
        await stream.WriteAsync(new byte[] { 1 }, limit.Token);
        var init = await ReadAsync(stream, ServerInitSize, limit.Token);
        await ReadAsync(stream, Math.Min(BinaryPrimitives.ReadInt32BigEndian(init.AsSpan(ServerInitSize - 4)), MostNameBytes), limit.Token);
        await stream.WriteAsync(Encodings(), limit.Token);
        await stream.WriteAsync(DesktopSize(width, height), limit.Token);

        // The size that this viewer asked for was taken; there may be others that it only hears of.
        while ((await ReadAsync(stream, SizeMessageLength, limit.Token))[ReasonOffset] != AskedByUs)
        {
        }
    }

    private static byte[] Encodings()
    {
        var message = new byte[8];
        (message[0], message[3]) = (SetEncodings, 1);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), ExtendedDesktopSize);
        return message;
    }

    private static byte[] DesktopSize(ushort width, ushort height)
    {
        // One screen, of the same size.
        var message = new byte[24];
        (message[0], message[6]) = (SetDesktopSize, 1);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), width);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), height);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), width);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(18), height);
        return message;
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
