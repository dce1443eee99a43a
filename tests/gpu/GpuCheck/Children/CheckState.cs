namespace Compositor.GpuCheck;

/// <summary>What came of a check.</summary>
internal enum CheckState
{
    /// <summary>It is as it must be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It could not be checked here.</summary>
    Skipped,
}
