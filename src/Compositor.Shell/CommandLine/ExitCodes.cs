namespace Compositor.Shell.CommandLine;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>It was right, and went wrong at run time.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use, or wrong configuration.</summary>
    public const int Wrong = 2;
}
