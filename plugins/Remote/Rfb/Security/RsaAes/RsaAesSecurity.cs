using System.Security.Cryptography;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// RSA-AES (rfbproto, "RSA-AES Security Type"): both show an RSA key and send each other a random number by the other's; hashes of the two are the
/// keys of what follows. The server's key is the one that it had when it was first seen, or the one that is named.
/// </summary>
/// <param name="kind">One of the four.</param>
/// <param name="credentials">What to log in by.</param>
/// <param name="trust">Which key is the server's.</param>
/// <param name="address">The server's, for the list of known servers.</param>
internal sealed class RsaAesSecurity(SecurityKind kind, Credentials credentials, ServerTrust trust, string address) : ISecurity
{
    private const int LongestText = byte.MaxValue;

    /// <inheritdoc/>
    public SecurityKind Kind => kind;

    private bool Is256 => kind is SecurityKind.RsaAes256 or SecurityKind.RsaAes256Unencrypted;

    private bool StaysEncrypted => kind is SecurityKind.RsaAes or SecurityKind.RsaAes256;

    private HashAlgorithmName Hash => Is256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;

    private int KeyLength => Is256 ? 32 : 16;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader)
    {
        using var theirs = RsaKey.Read(reader);
        Trust(theirs);
        using var ours = RsaKey.Create();
        var ourRandom = RandomNumberGenerator.GetBytes(KeyLength);
        transport.Send(ours.Wire);
        SendRandom(transport, theirs, ourRandom);
        var theirRandom = ReceiveRandom(reader, ours);
        var secured = new EaxTransport(
            transport,
            reader,
            new EaxChannel(Digest(ourRandom, theirRandom).AsSpan(0, KeyLength), EaxTransport.LongestReceived),
            new EaxChannel(Digest(theirRandom, ourRandom).AsSpan(0, KeyLength), EaxTransport.LongestSent));
        secured.Send(Digest(ours.Wire, theirs.Wire));
        var proof = Digest(theirs.Wire, ours.Wire);
        var heard = new byte[proof.Length];
        secured.ReceiveAll(heard);
        if (!CryptographicOperations.FixedTimeEquals(proof, heard))
        {
            throw new RefusedException("the server has seen another key than the one that was sent: somebody is in between");
        }

        LogIn(secured);
        return StaysEncrypted ? secured : transport;
    }

    private void Trust(RsaKey theirs)
    {
        string? refusal;
        try
        {
            refusal = trust.RefuseKey(address, "rsa-aes", theirs.Key.ExportSubjectPublicKeyInfo());
        }
        catch (UntrustedException e)
        {
            throw new RefusedException(e.Message, e);
        }

        if (refusal is not null)
        {
            throw new RefusedException($"the server at {address} cannot be trusted: {refusal}");
        }
    }

    private static void SendRandom(Transport transport, RsaKey theirs, byte[] random)
    {
        try
        {
            var encrypted = theirs.Key.Encrypt(random, RSAEncryptionPadding.Pkcs1);
            var message = new byte[2 + theirs.Size];
            (message[0], message[1]) = ((byte)(theirs.Size >> 8), (byte)theirs.Size);
            encrypted.CopyTo(message, message.Length - encrypted.Length);
            transport.Send(message);
        }
        catch (CryptographicException e)
        {
            throw new RfbException("nothing can be encrypted by the server's key", e);
        }
    }

    private byte[] ReceiveRandom(RfbReader reader, RsaKey ours)
    {
        var length = reader.ReadUInt16();
        if (length != ours.Size)
        {
            throw new RfbException($"the server sends {length} bytes where {ours.Size} belong");
        }

        try
        {
            var random = ours.Key.Decrypt(reader.Take(length), RSAEncryptionPadding.Pkcs1);
            return random.Length == KeyLength ? random : throw new RfbException($"the server's random number has {random.Length} bytes");
        }
        catch (CryptographicException e)
        {
            throw new RfbException("the server's random number cannot be decrypted", e);
        }
    }

    private void LogIn(EaxTransport secured)
    {
        const byte NameAndPassword = 1;
        const byte PasswordOnly = 2;
        Span<byte> kind = stackalloc byte[1];
        secured.ReceiveAll(kind);
        var (name, password) = (System.Text.Encoding.UTF8.GetBytes(credentials.User ?? string.Empty), System.Text.Encoding.UTF8.GetBytes(credentials.Password));
        switch (kind[0])
        {
            case NameAndPassword when name.Length == 0:
                throw new RefusedException("the server wants a name and a password; set user");
            case NameAndPassword:
                break;
            case PasswordOnly:
                name = [];
                break;
            default:
                throw new RfbException($"the server wants to be logged in to in an unknown way (RSA-AES subtype {kind[0]})");
        }

        credentials.RequirePassword();
        if (name.Length > LongestText || password.Length > LongestText)
        {
            throw new RefusedException($"the name or the password is longer than the server can take ({LongestText} bytes)");
        }

        secured.Send([(byte)name.Length, .. name, (byte)password.Length, .. password]);
    }

    // SHA-1 for 128 bits, as the protocol has it: it makes keys of random numbers, and compares keys within what these encrypt.
    private byte[] Digest(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var hash = IncrementalHash.CreateHash(Hash);
        hash.AppendData(first);
        hash.AppendData(second);
        return hash.GetHashAndReset();
    }
}
