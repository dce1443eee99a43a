namespace Compositor.Sources;

/// <summary>A stream above a connection: TLS, or another way to encrypt it.</summary>
/// <param name="stream">Owned.</param>
/// <param name="below">Where its bytes go; owned.</param>
public sealed class StreamTransport(Stream stream, Transport below) : Transport
{
    /// <inheritdoc/>
    public override bool IsLocal => below.IsLocal;

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
    public override void Shutdown() => below.Shutdown();

    /// <inheritdoc/>
    public override void Dispose()
    {
        Shutdown();
        stream.Dispose();
        below.Dispose();
    }
}
