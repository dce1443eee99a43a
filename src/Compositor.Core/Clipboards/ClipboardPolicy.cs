namespace Compositor.Core;

/// <summary>What a VM may do with the wall's clipboard.</summary>
[Flags]
public enum ClipboardPolicy
{
    /// <summary>It has a clipboard of its own, and the wall's is another one.</summary>
    None = 0,

    /// <summary>It may paste what others have copied.</summary>
    ToGuest = 1,

    /// <summary>Others may paste what it has copied.</summary>
    FromGuest = 2,

    /// <summary>Both.</summary>
    Both = ToGuest | FromGuest,
}
