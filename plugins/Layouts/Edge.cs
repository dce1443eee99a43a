namespace Compositor.Plugins.Layouts;

/// <summary>A side of the output.</summary>
internal enum Edge
{
    /// <summary>The right one.</summary>
    Right,

    /// <summary>The left one.</summary>
    Left,

    /// <summary>The upper one.</summary>
    Top,

    /// <summary>The lower one.</summary>
    Bottom,
}
