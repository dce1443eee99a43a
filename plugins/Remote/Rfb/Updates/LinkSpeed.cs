namespace Compositor.Plugins.Remote;

/// <summary>How fast pictures come from a server, the slowest first.</summary>
internal enum LinkSpeed
{
    /// <summary>Less than 2 Mbit/s.</summary>
    Narrow,

    /// <summary>Less than 20 Mbit/s.</summary>
    Slow,

    /// <summary>Less than 200 Mbit/s.</summary>
    Middle,

    /// <summary>A network in the house, or this machine; assumed until something else was measured.</summary>
    Fast,
}
