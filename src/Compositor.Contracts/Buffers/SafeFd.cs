using System.Runtime.InteropServices;

namespace Compositor.Contracts;

/// <summary>
/// One file descriptor with one owner. It moves by argument: who is handed a SafeFd owns it, also when the call throws.
/// Any thread. Disposing closes it.
/// </summary>
public sealed partial class SafeFd : SafeHandle
{
    /// <summary>For the interop marshaller: an invalid descriptor that a call fills in.</summary>
    public SafeFd()
        : base(-1, ownsHandle: true)
    {
        LiveCount.Count(LiveKind.Descriptor, +1);
    }

    /// <summary>Takes ownership of a descriptor.</summary>
    /// <param name="fd">The number, as the system call gave it.</param>
    public SafeFd(int fd)
        : this()
    {
        SetHandle(fd);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle < 0;

    /// <summary>The number, for a system call made while this object is kept alive by its owner.</summary>
    public int Number => (int)handle;

    /// <inheritdoc/>
    public override string ToString() => IsClosed ? "fd (closed)" : $"fd {Number}";

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => Close((int)handle) == 0;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_counted)
        {
            _counted = true;
            LiveCount.Count(LiveKind.Descriptor, -1);
        }

        base.Dispose(disposing);
    }

    private bool _counted;

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);
}
