using System.Net.Sockets;

namespace Compositor.Sources;

/// <summary>A TCP connection, through TLS where it was asked for.</summary>
/// <param name="socket">Connected, and owned.</param>
/// <param name="stream">Its stream, or that of TLS above it.</param>
public sealed class TcpTransport(Socket socket, Stream stream) : Transport
{
    /// <inheritdoc/>
    public override bool IsLocal => false;

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException("the connection was ended", e);
        }
    }

    /// <inheritdoc/>
    public override void Shutdown()
    {
        try
        {
            // Below TLS, whose stream another thread may be in.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has ended already: the wanted state.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Shutdown();
        stream.Dispose();
        socket.Dispose();
    }
}
