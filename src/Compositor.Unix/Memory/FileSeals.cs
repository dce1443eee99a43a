namespace Compositor.Unix;

/// <summary>What can no longer be done to a memfd (fcntl.h, F_SEAL_*).</summary>
[Flags]
public enum FileSeals
{
    /// <summary>Everything can be done.</summary>
    None = 0,

    /// <summary>No seal can be added.</summary>
    Seal = 0x1,

    /// <summary>It cannot become shorter, so a mapping of it can never fault.</summary>
    Shrink = 0x2,

    /// <summary>It cannot become longer.</summary>
    Grow = 0x4,

    /// <summary>It cannot be written.</summary>
    Write = 0x8,

    /// <summary>It cannot be written but through mappings that there are already.</summary>
    FutureWrite = 0x10,
}
