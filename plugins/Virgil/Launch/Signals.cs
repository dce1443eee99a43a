using System.Runtime.InteropServices;

namespace Compositor.Plugins.Virgil;

/// <summary>Signals to a process that was started here and is not reaped yet, so that its number is still its own.</summary>
internal static partial class Signals
{
    private const int SigTerm = 15;

    /// <summary>Sends SIGTERM; does nothing when the process has ended.</summary>
    public static void Terminate(int process) => _ = Kill(process, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
