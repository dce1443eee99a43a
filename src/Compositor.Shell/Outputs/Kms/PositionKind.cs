namespace Compositor.Shell.Outputs.Kms;

/// <summary>How the positions of an input device are meant.</summary>
internal enum PositionKind
{
    /// <summary>It has none: a keyboard, a mouse.</summary>
    None,

    /// <summary>They are places on the desktop.</summary>
    Tablet,

    /// <summary>Only how far the finger goes counts.</summary>
    TouchPad,

    /// <summary>They are places on a screen, of several fingers.</summary>
    TouchScreen,
}
