namespace Compositor.Plugins.Remote;

/// <summary>How closely people look at a server's screens, the least first.</summary>
internal enum Attention
{
    /// <summary>No output shows any of it.</summary>
    None,

    /// <summary>It is shown at less than a quarter of its pixels.</summary>
    Glance,

    /// <summary>It can be read.</summary>
    Look,

    /// <summary>The keyboard is with it: somebody works there.</summary>
    Work,
}
