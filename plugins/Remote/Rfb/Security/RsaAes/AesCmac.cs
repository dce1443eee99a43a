using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Compositor.Plugins.Remote;

/// <summary>CMAC with AES (RFC 4493, NIST SP 800-38B), of which the framework has only the parts. Allocates nothing for a message. One thread.</summary>
internal sealed class AesCmac : IDisposable
{
    /// <summary>Bytes of a block, and of a tag.</summary>
    public const int BlockLength = 16;

    private readonly ICryptoTransform _cbc;
    private readonly byte[] _whole = new byte[BlockLength];
    private readonly byte[] _cut = new byte[BlockLength];
    private readonly byte[] _chain = new byte[BlockLength];
    private readonly byte[] _work;

    /// <param name="aes">Has the key; not kept.</param>
    /// <param name="longest">Bytes of a message at most.</param>
    public AesCmac(Aes aes, int longest)
    {
        _work = new byte[longest + BlockLength];
        aes.EncryptEcb(_whole, _whole, PaddingMode.None);
        Double(_whole, _whole);
        Double(_whole, _cut);
        (aes.Mode, aes.Padding, aes.IV) = (CipherMode.CBC, PaddingMode.None, new byte[BlockLength]);
        _cbc = aes.CreateEncryptor();
    }

    /// <summary>The tag of a message that has two parts.</summary>
    /// <param name="first">Before the other.</param>
    /// <param name="second">Behind it.</param>
    /// <param name="tag">Gets <see cref="BlockLength"/> bytes.</param>
    public void Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> tag)
    {
        var length = first.Length + second.Length;
        var padded = Math.Max(1, (length + BlockLength - 1) / BlockLength) * BlockLength;
        var work = _work.AsSpan(0, padded);
        first.CopyTo(work);
        second.CopyTo(work[first.Length..]);
        work[length..].Clear();
        if (length < padded)
        {
            work[length] = 0x80;
        }

        Xor(work[^BlockLength..], length < padded ? _cut : _whole);

        // The transformation goes on from where it was; this begins anew.
        Xor(work[..BlockLength], _chain);
        _cbc.TransformBlock(_work, 0, padded, _work, 0);
        work[^BlockLength..].CopyTo(_chain);
        _chain.CopyTo(tag);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cbc.Dispose();
        CryptographicOperations.ZeroMemory(_whole);
        CryptographicOperations.ZeroMemory(_cut);
        CryptographicOperations.ZeroMemory(_work);
    }

    /// <summary>Adds bytes to others, bit by bit.</summary>
    public static void Xor(Span<byte> target, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] ^= other[i];
        }
    }

    // In the field of RFC 4493, 2.3.
    private static void Double(ReadOnlySpan<byte> block, Span<byte> doubled)
    {
        var number = BinaryPrimitives.ReadUInt128BigEndian(block);
        BinaryPrimitives.WriteUInt128BigEndian(doubled, (number << 1) ^ ((number >> 127) * 0x87));
    }
}
