namespace Compositor.Shell.Running;

/// <summary>Reasons for the main thread to wake.</summary>
[Flags]
internal enum WakeFlag
{
    None = 0,

    /// <summary>The scene must be built anew.</summary>
    Scene = 1,

    /// <summary>A guest's pointer changed.</summary>
    Cursor = 2,
}
