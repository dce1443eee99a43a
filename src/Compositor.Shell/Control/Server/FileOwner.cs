using System.Runtime.InteropServices;

namespace Compositor.Shell.Control.Server;

/// <summary>Whose a file is, and of what type. Links are not followed.</summary>
/// <param name="User">Owner.</param>
/// <param name="Group">Group.</param>
/// <param name="Mode">Type and permissions, as in st_mode.</param>
internal readonly partial record struct FileOwner(uint User, uint Group, uint Mode)
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint TypeModeUserGroup = 0x1 | 0x2 | 0x8 | 0x10;
    private const uint TypeMask = 0xf000;

    public bool IsDirectory => (Mode & TypeMask) == 0x4000;

    public bool IsSocket => (Mode & TypeMask) == 0xc000;

    /// <summary>True when nobody but the owner may do anything.</summary>
    public bool IsPrivate => (Mode & 0x3f) == 0;

    /// <summary>The user that this process acts as.</summary>
    public static uint Self => GetEffectiveUser();

    /// <summary>Null when there is no such file, or it cannot be told.</summary>
    public static FileOwner? Of(string path)
    {
        // struct statx is the same on every architecture: user at byte 20, group at 24, mode at 28.
        Span<byte> result = stackalloc byte[256];
        return Statx(CurrentDirectory, path, NoFollow, TypeModeUserGroup, ref MemoryMarshal.GetReference(result)) == 0
            ? new FileOwner(MemoryMarshal.Read<uint>(result[20..]), MemoryMarshal.Read<uint>(result[24..]), MemoryMarshal.Read<ushort>(result[28..]))
            : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, ref byte result);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();
}
