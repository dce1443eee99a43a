using System.Security.Cryptography;
using System.Text;

namespace Compositor.Plugins.Spice;

/// <summary>The password, encrypted for the server: RSA with OAEP of SHA-1, as the protocol has it. Not safe from who can listen: TLS is.</summary>
internal static class Ticket
{
    /// <summary>The longest password that fits into the protocol's key, in bytes of UTF-8.</summary>
    public const int LongestPassword = 60;

    private const int KeyBits = 1024;

    /// <summary>Encrypts a password.</summary>
    /// <param name="key">The server's key.</param>
    /// <param name="password">May be empty, for servers that want none.</param>
    /// <exception cref="SpiceException">The key cannot be right.</exception>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, string password)
    {
        var plain = Encoding.UTF8.GetBytes(password + '\0');
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(key, out _);
            return rsa.KeySize == KeyBits
                ? rsa.Encrypt(plain, RSAEncryptionPadding.OaepSHA1)
                : throw new SpiceException($"the server's key has {rsa.KeySize} bits; the protocol's have {KeyBits}");
        }
        catch (CryptographicException e)
        {
            throw new SpiceException("the server's key cannot be used", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
