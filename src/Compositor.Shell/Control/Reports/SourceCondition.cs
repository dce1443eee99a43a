namespace Compositor.Shell.Control.Reports;

/// <summary>How a source is.</summary>
internal enum SourceCondition
{
    /// <summary>On its way to a first picture.</summary>
    Starting,

    /// <summary>Connected and showing.</summary>
    Live,

    /// <summary>Ended; to be tried again.</summary>
    Away,
}
