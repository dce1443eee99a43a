using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>
/// The server's challenge, encrypted by DES with the first eight bytes of the password, the bits of each in the other order (RFC 6143, 7.2.2, and
/// its erratum 4951). Weak, and what most servers have.
/// </summary>
internal sealed class VncAuthentication(Credentials credentials) : ISecurity
{
    private const int ChallengeLength = 16;

    /// <inheritdoc/>
    public SecurityKind Kind => SecurityKind.VncAuthentication;

    /// <inheritdoc/>
    public Transport Run(Transport transport, RfbReader reader)
    {
        credentials.RequirePassword();
        transport.Send(Answer(reader.Take(ChallengeLength), credentials.Password));
        return transport;
    }

    /// <summary>The answer to a challenge.</summary>
    public static byte[] Answer(ReadOnlySpan<byte> challenge, string password)
    {
        Span<byte> key = stackalloc byte[SingleDes.BlockLength];
        key.Clear();
        var text = System.Text.Encoding.UTF8.GetBytes(password);
        for (var i = 0; i < Math.Min(text.Length, key.Length); i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                key[i] |= (byte)(((text[i] >> bit) & 1) << (7 - bit));
            }
        }

        return SingleDes.Encrypt(key, challenge);
    }
}
