using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Compositor.Plugins.Remote;

/// <summary>
/// AES in the mode EAX (Bellare, Rogaway, Wagner: "The EAX Mode of Operation"): encrypts, and proves that nothing was changed. Allocates nothing for a
/// message. One thread.
/// </summary>
internal sealed class AesEax : IDisposable
{
    /// <summary>Bytes of a nonce, and of a tag.</summary>
    public const int TagLength = AesCmac.BlockLength;

    private const int BlockLength = AesCmac.BlockLength;

    private readonly Aes _aes = Aes.Create();
    private readonly AesCmac _cmac;
    private readonly ICryptoTransform _ecb;
    private readonly byte[] _stream;

    /// <param name="key">16 or 32 bytes.</param>
    /// <param name="longest">Bytes of a message at most.</param>
    public AesEax(ReadOnlySpan<byte> key, int longest)
    {
        _aes.Key = key.ToArray();
        _cmac = new AesCmac(_aes, longest + BlockLength);
        (_aes.Mode, _aes.Padding) = (CipherMode.ECB, PaddingMode.None);
        _ecb = _aes.CreateEncryptor();
        _stream = new byte[(longest + BlockLength - 1) / BlockLength * BlockLength];
    }

    /// <summary>Encrypts in place.</summary>
    /// <param name="nonce">16 bytes, never the same twice under one key.</param>
    /// <param name="header">Proven, but not encrypted.</param>
    /// <param name="message">Becomes what is sent.</param>
    /// <param name="tag">Gets <see cref="TagLength"/> bytes.</param>
    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> header, Span<byte> message, Span<byte> tag)
    {
        Span<byte> start = stackalloc byte[BlockLength];
        Mac(0, nonce, start);
        Cipher(start, message);
        Tag(start, header, message, tag);
    }

    /// <summary>Checks and decrypts in place.</summary>
    /// <returns>False when something was changed; the message is as it was then.</returns>
    public bool Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> header, Span<byte> message, ReadOnlySpan<byte> tag)
    {
        Span<byte> start = stackalloc byte[BlockLength];
        Span<byte> expected = stackalloc byte[TagLength];
        Mac(0, nonce, start);
        Tag(start, header, message, expected);
        if (!CryptographicOperations.FixedTimeEquals(tag, expected))
        {
            return false;
        }

        Cipher(start, message);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecb.Dispose();
        _cmac.Dispose();
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_stream);
    }

    private void Tag(ReadOnlySpan<byte> start, ReadOnlySpan<byte> header, ReadOnlySpan<byte> encrypted, Span<byte> tag)
    {
        Span<byte> part = stackalloc byte[TagLength];
        start.CopyTo(tag);
        Mac(1, header, part);
        AesCmac.Xor(tag, part);
        Mac(2, encrypted, part);
        AesCmac.Xor(tag, part);
    }

    // A CMAC each for nonce, header and message: a block with the number before it tells them apart.
    private void Mac(byte number, ReadOnlySpan<byte> bytes, Span<byte> tag)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        block.Clear();
        block[^1] = number;
        _cmac.Compute(block, bytes, tag);
    }

    private void Cipher(ReadOnlySpan<byte> start, Span<byte> message)
    {
        if (message.IsEmpty)
        {
            return;
        }

        var stream = _stream.AsSpan(0, (message.Length + BlockLength - 1) / BlockLength * BlockLength);
        var counter = BinaryPrimitives.ReadUInt128BigEndian(start);
        for (var at = 0; at < stream.Length; at += BlockLength)
        {
            BinaryPrimitives.WriteUInt128BigEndian(stream[at..], counter++);
        }

        _ecb.TransformBlock(_stream, 0, stream.Length, _stream, 0);
        var wide = MemoryMarshal.Cast<byte, Vector<byte>>(message);
        var mask = MemoryMarshal.Cast<byte, Vector<byte>>(stream);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] ^= mask[i];
        }

        var done = wide.Length * Vector<byte>.Count;
        AesCmac.Xor(message[done..], stream[done..]);
    }
}
