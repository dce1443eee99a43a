using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Compositor.Plugins.Remote;

/// <summary>A public key as it is on the wire: its length in bits, modulus and exponent, each as long as the modulus.</summary>
internal sealed class RsaKey : IDisposable
{
    private const int Shortest = 1024;
    private const int Longest = 8192;

    private RsaKey(RSA key, byte[] wire) => (Key, Wire) = (key, wire);

    /// <summary>The key; with its private part if it is ours.</summary>
    public RSA Key { get; }

    /// <summary>The bytes, also for the proof that both sides have seen the same.</summary>
    public byte[] Wire { get; }

    /// <summary>Bytes of what is encrypted by it.</summary>
    public int Size => (Wire.Length - sizeof(uint)) / 2;

    /// <summary>Makes one for one connection.</summary>
    public static RsaKey Create()
    {
        const int Bits = 2048;
        var key = RSA.Create(Bits);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var wire = new byte[sizeof(uint) + (2 * Bits / 8)];
        BinaryPrimitives.WriteUInt32BigEndian(wire, Bits);
        parameters.Modulus!.CopyTo(wire, sizeof(uint));
        parameters.Exponent!.CopyTo(wire, wire.Length - parameters.Exponent!.Length);
        return new RsaKey(key, wire);
    }

    /// <summary>Reads a server's.</summary>
    /// <exception cref="RfbException">It is none.</exception>
    public static RsaKey Read(RfbReader reader)
    {
        var bits = reader.ReadUInt32();
        if (bits is < Shortest or > Longest)
        {
            throw new RfbException($"the server has a key of {bits} bits; {Shortest} to {Longest} are possible");
        }

        var size = (int)(bits + 7) / 8;
        var wire = new byte[sizeof(uint) + (2 * size)];
        BinaryPrimitives.WriteUInt32BigEndian(wire, bits);
        reader.ReadInto(wire.AsSpan(sizeof(uint)));
        try
        {
            var parameters = new RSAParameters { Modulus = Trim(wire.AsSpan(sizeof(uint), size)), Exponent = Trim(wire.AsSpan(sizeof(uint) + size)) };
            return new RsaKey(RSA.Create(parameters), wire);
        }
        catch (CryptographicException e)
        {
            throw new RfbException("the server's key is none", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();

    private static byte[] Trim(ReadOnlySpan<byte> number) => number.TrimStart((byte)0) is { IsEmpty: false } digits
        ? digits.ToArray()
        : throw new RfbException("the server's key is none");
}
