using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>A system call failed. It is a <see cref="SourceException"/>, so that it ends the source that met it with a readable reason.</summary>
public sealed class UnixException : SourceException
{
    /// <summary>Describes a failure.</summary>
    /// <param name="attempt">What was tried, for people: "connect to /run/vm1.qmp".</param>
    /// <param name="errno">The error number of the call.</param>
    public UnixException(string attempt, int errno)
        : base($"cannot {attempt}: {Marshal.GetPInvokeErrorMessage(errno)} ({Unix.Errno.Name(errno)})")
    {
        (Attempt, Errno) = (attempt, errno);
    }

    /// <summary>What was tried.</summary>
    public string Attempt { get; }

    /// <summary>The error number.</summary>
    public int Errno { get; }

    /// <summary>The failure that errno has recorded on this thread.</summary>
    /// <param name="attempt">What was tried.</param>
    public static UnixException Last(string attempt) => new(attempt, Marshal.GetLastPInvokeError());
}
