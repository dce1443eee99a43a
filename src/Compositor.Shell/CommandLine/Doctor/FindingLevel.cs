namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>How much a finding matters.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something is slower or missing; the rest works.</summary>
    Lacking,

    /// <summary>Nothing can run.</summary>
    Fatal,
}
