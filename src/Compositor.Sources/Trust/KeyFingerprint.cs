using System.Security.Cryptography;

namespace Compositor.Sources;

/// <summary>Short names of public keys, "SHA256:" and 43 letters: of what "openssl pkey -pubin -outform der" writes, in the way of OpenSSH.</summary>
public static class KeyFingerprint
{
    private const string Prefix = "SHA256:";

    /// <summary>The name of a key.</summary>
    /// <param name="publicKey">As SubjectPublicKeyInfo (RFC 5280, 4.1), DER.</param>
    public static string Of(ReadOnlySpan<byte> publicKey) => Prefix + Convert.ToBase64String(SHA256.HashData(publicKey)).TrimEnd('=');

    /// <summary>True for what could be one.</summary>
    public static bool IsOne(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + 43
            && Convert.TryFromBase64String($"{text[Prefix.Length..]}=", hash, out var count) && count == hash.Length;
    }
}
