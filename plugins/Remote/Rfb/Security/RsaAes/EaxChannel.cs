using System.Buffers.Binary;

namespace Compositor.Plugins.Remote;

/// <summary>One direction of what RSA-AES encrypts: the key, and the number of the message. One thread.</summary>
/// <param name="key">16 or 32 bytes.</param>
/// <param name="longest">Bytes of a message at most.</param>
internal sealed class EaxChannel(ReadOnlySpan<byte> key, int longest) : IDisposable
{
    private readonly AesEax _eax = new(key, longest);
    private UInt128 _number;

    /// <summary>Encrypts the next message in place.</summary>
    public void Seal(ReadOnlySpan<byte> header, Span<byte> message, Span<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[AesEax.TagLength];
        Next(nonce);
        _eax.Seal(nonce, header, message, tag);
    }

    /// <summary>Checks and decrypts the next message in place.</summary>
    /// <exception cref="RfbException">Something was changed on the way.</exception>
    public void Open(ReadOnlySpan<byte> header, Span<byte> message, ReadOnlySpan<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[AesEax.TagLength];
        Next(nonce);
        if (!_eax.Open(nonce, header, message, tag))
        {
            throw new RfbException("an encrypted message was changed on the way");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _eax.Dispose();

    private void Next(Span<byte> nonce) => BinaryPrimitives.WriteUInt128LittleEndian(nonce, _number++);
}
