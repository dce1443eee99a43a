using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// Files to which several processes add lines. One write at the end (O_APPEND) is whole among those of others, and takes nothing of theirs away:
/// .NET's own appending writes at the place that was the end when the file was opened.
/// </summary>
public static unsafe class AppendedFile
{
    // 0600: whoever made it, and nobody else.
    private const uint OwnerOnly = 0x180;

    /// <summary>Adds bytes; makes the file, for its owner alone, where there is none.</summary>
    /// <exception cref="UnixException">It cannot be done.</exception>
    /// <exception cref="IOException">Not all of it could be written.</exception>
    public static void Append(string path, ReadOnlySpan<byte> bytes)
    {
        var number = Libc.Create(path, Libc.OpenWriteOnly | Libc.OpenAppend | Libc.OpenCreate | Libc.OpenCloexec, OwnerOnly);
        if (number < 0)
        {
            throw UnixException.Last($"write {path}");
        }

        using var file = new SafeFd(number);
        fixed (byte* start = bytes)
        {
            var written = Libc.Write(file, start, (nuint)bytes.Length);
            if (written < 0)
            {
                throw UnixException.Last($"write {path}");
            }

            if (written != bytes.Length)
            {
                throw new IOException($"{path}: {written} of {bytes.Length} bytes could be written");
            }
        }
    }
}
