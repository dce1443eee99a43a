namespace Compositor.Shell.Doctor;

/// <summary>How something is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, slower or less than it could.</summary>
    Limited,

    /// <summary>It does not work; the rest does.</summary>
    Missing,
}
