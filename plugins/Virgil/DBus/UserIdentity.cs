using System.Runtime.InteropServices;

namespace Compositor.Plugins.Virgil;

/// <summary>The user that this process acts as.</summary>
internal static partial class UserIdentity
{
    /// <summary>The effective user id.</summary>
    public static uint Effective => GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
