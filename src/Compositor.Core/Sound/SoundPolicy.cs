namespace Compositor.Core;

/// <summary>Which VMs are heard.</summary>
public enum SoundPolicy
{
    /// <summary>The one that has the keyboard.</summary>
    Focus,

    /// <summary>All of them, mixed.</summary>
    All,

    /// <summary>None.</summary>
    None,
}
