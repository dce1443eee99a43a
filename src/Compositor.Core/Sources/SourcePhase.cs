namespace Compositor.Core;

/// <summary>Where a source is in its life.</summary>
public enum SourcePhase
{
    /// <summary>Connecting; no picture of this connection yet.</summary>
    Starting,

    /// <summary>At least one picture came on this connection.</summary>
    Live,

    /// <summary>The connection ended; another attempt follows.</summary>
    Away,

    /// <summary>Removed from the configuration, or the program ends.</summary>
    Ended,
}
