using System.Text;

namespace Compositor.Unix;

/// <summary>struct sockaddr_un: the family, then a path of at most 107 bytes and its NUL.</summary>
internal static class UnixAddress
{
    public const int Size = 110;
    private const int PathOffset = 2;

    /// <summary>Writes an address into <paramref name="address"/>, which has <see cref="Size"/> zero bytes.</summary>
    /// <returns>Bytes to hand to the kernel.</returns>
    public static uint Write(string path, Span<byte> address)
    {
        var length = Encoding.UTF8.GetByteCount(path);
        if (length is 0 || length >= Size - PathOffset || path.Contains('\0'))
        {
            throw new UnixException($"use the socket path \"{path}\"", length is 0 ? Errno.EInval : Errno.ENameTooLong);
        }

        address[0] = Libc.AfUnix;
        Encoding.UTF8.GetBytes(path, address[PathOffset..]);
        return (uint)(PathOffset + length + 1);
    }
}
