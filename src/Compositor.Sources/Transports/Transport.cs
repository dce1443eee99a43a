using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>The bytes of one connection: a socket, with TLS or without. One thread receives while others send, one at a time.</summary>
public abstract class Transport : IDisposable
{
    /// <summary>True on a unix socket, where descriptors can come and nothing needs to be compressed.</summary>
    public abstract bool IsLocal { get; }

    /// <summary>Waits for bytes.</summary>
    /// <returns>Bytes taken; 0 when the server has ended the connection.</returns>
    /// <exception cref="IOException">The connection is broken.</exception>
    public abstract int Receive(Span<byte> buffer);

    /// <summary>Sends all bytes; waits while the server does not read.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public abstract void Send(ReadOnlySpan<byte> bytes);

    /// <summary>The descriptor that came with a byte; those that came before it are closed. The thread that receives.</summary>
    /// <param name="behind">How many bytes have come after that one.</param>
    /// <returns>Owned by the caller; null when none came with it.</returns>
    /// <exception cref="IOException">Several came with it.</exception>
    public virtual SafeFd? TakeDescriptor(int behind) => null;

    /// <summary>Ends the connection and wakes who waits in it. Any thread; idempotent.</summary>
    public abstract void Shutdown();

    /// <summary>Closes; when no thread is in it any more.</summary>
    public abstract void Dispose();

    /// <summary>Receives exactly as many bytes.</summary>
    /// <exception cref="EndOfStreamException">The server has ended the connection before.</exception>
    public void ReceiveAll(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Receive(buffer);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            buffer = buffer[count..];
        }
    }
}
