using System.Buffers.Binary;
using System.Security.Cryptography;
using Compositor.Plugins.Remote;

namespace Compositor.Remote.Tests.Security;

/// <summary>The server's side of RSA-AES with 128 bits, made by hand, to be cut and changed; the real one is TigerVNC's.</summary>
internal sealed class RsaAesPeer : IDisposable
{
    private const int HeaderLength = 2;
    private readonly RsaKey _key = RsaKey.Create();
    private readonly byte[] _random = RandomNumberGenerator.GetBytes(16);

    /// <summary>Its key, as a list of known servers has it.</summary>
    public byte[] PublicKey => _key.Key.ExportSubjectPublicKeyInfo();

    /// <summary>What it says before it was answered.</summary>
    public byte[] Begin(byte[] banner) => [.. banner, .. _key.Wire];

    /// <summary>What it says then: a random number, a proof, which login it wants, that it is content, and its screen.</summary>
    /// <param name="heard">All that the client has said.</param>
    /// <param name="before">Bytes of it before the client's key.</param>
    public byte[] Answer(byte[] heard, int before, byte login)
    {
        var wire = heard.AsSpan(before, _key.Wire.Length).ToArray();
        using var client = RSA.Create(new RSAParameters { Modulus = wire[4..260], Exponent = wire[^3..] });
        var random = _key.Key.Decrypt(heard.AsSpan(before + wire.Length + 2, 256), RSAEncryptionPadding.Pkcs1);
        using var sending = new EaxChannel(SHA1.HashData([.. random, .. _random]).AsSpan(0, 16), EaxTransport.LongestSent);
        byte[] screen = [0, 64, 0, 48, .. new byte[16], 0, 0, 0, 4, .. "made"u8];
        return
        [
            1, 0, .. client.Encrypt(_random, RSAEncryptionPadding.Pkcs1),
            .. Seal(sending, SHA1.HashData([.. _key.Wire, .. wire])), .. Seal(sending, [login]), .. Seal(sending, [0, 0, 0, 0]), .. Seal(sending, screen),
        ];
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Seal(EaxChannel channel, byte[] message)
    {
        var sealed_ = new byte[HeaderLength + message.Length + AesEax.TagLength];
        BinaryPrimitives.WriteUInt16BigEndian(sealed_, (ushort)message.Length);
        message.CopyTo(sealed_, HeaderLength);
        channel.Seal(sealed_.AsSpan(0, HeaderLength), sealed_.AsSpan(HeaderLength, message.Length), sealed_.AsSpan(HeaderLength + message.Length));
        return sealed_;
    }
}
