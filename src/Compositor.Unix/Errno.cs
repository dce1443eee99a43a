namespace Compositor.Unix;

/// <summary>Linux error numbers (asm-generic/errno.h; the same on x86-64 and arm64) that this program tells apart or meets often.</summary>
public static class Errno
{
    /// <summary>Not permitted.</summary>
    public const int EPerm = 1;

    /// <summary>No such file or directory.</summary>
    public const int ENoEnt = 2;

    /// <summary>Interrupted by a signal; call again.</summary>
    public const int EIntr = 4;

    /// <summary>There is no such device behind the file.</summary>
    public const int ENxIo = 6;

    /// <summary>Nothing to do without waiting.</summary>
    public const int EAgain = 11;

    /// <summary>Permission denied.</summary>
    public const int EAcces = 13;

    /// <summary>Another has it.</summary>
    public const int EBusy = 16;

    /// <summary>The device is away.</summary>
    public const int ENoDev = 19;

    /// <summary>Not valid for this call.</summary>
    public const int EInval = 22;

    /// <summary>This kind of file does not know that request.</summary>
    public const int ENotTy = 25;

    /// <summary>The other end is closed.</summary>
    public const int EPipe = 32;

    /// <summary>A name is too long.</summary>
    public const int ENameTooLong = 36;

    /// <summary>The kernel does not have that.</summary>
    public const int ENoSys = 38;

    /// <summary>A message is too long, or its control part was cut off.</summary>
    public const int EMsgSize = 90;

    /// <summary>The other end has dropped the connection.</summary>
    public const int EConnReset = 104;

    /// <summary>More came than could be kept.</summary>
    public const int ENoBufs = 105;

    /// <summary>Nobody listens.</summary>
    public const int EConnRefused = 111;

    /// <summary>The name people search for; "errno N" for a rare one.</summary>
    /// <param name="errno">The number.</param>
    public static string Name(int errno) => errno switch
    {
        EPerm => "EPERM",
        ENoEnt => "ENOENT",
        EIntr => "EINTR",
        5 => "EIO",
        ENxIo => "ENXIO",
        9 => "EBADF",
        EAgain => "EAGAIN",
        12 => "ENOMEM",
        EAcces => "EACCES",
        14 => "EFAULT",
        EBusy => "EBUSY",
        17 => "EEXIST",
        ENoDev => "ENODEV",
        20 => "ENOTDIR",
        21 => "EISDIR",
        EInval => "EINVAL",
        23 => "ENFILE",
        24 => "EMFILE",
        ENotTy => "ENOTTY",
        27 => "EFBIG",
        28 => "ENOSPC",
        EPipe => "EPIPE",
        ENameTooLong => "ENAMETOOLONG",
        ENoSys => "ENOSYS",
        77 => "EBADFD",
        EMsgSize => "EMSGSIZE",
        95 => "EOPNOTSUPP",
        98 => "EADDRINUSE",
        EConnReset => "ECONNRESET",
        ENoBufs => "ENOBUFS",
        107 => "ENOTCONN",
        109 => "ETOOMANYREFS",
        110 => "ETIMEDOUT",
        EConnRefused => "ECONNREFUSED",
        _ => $"errno {errno}",
    };
}
