namespace Compositor.Core;

/// <summary>What a caption is for; the renderer gives each its look.</summary>
public enum CaptionStyle
{
    /// <summary>The bar with a VM's name.</summary>
    Label,

    /// <summary>The bar of the VM that has the keyboard.</summary>
    FocusedLabel,

    /// <summary>Stands where a picture would be: there has been none yet.</summary>
    Placeholder,

    /// <summary>Lies over a held picture: why it stands still, and for how long.</summary>
    Notice,
}
