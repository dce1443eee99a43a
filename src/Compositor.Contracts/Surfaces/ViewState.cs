namespace Compositor.Contracts;

/// <summary>How a surface is looked at.</summary>
/// <param name="Shown">Output pixels that its whole picture takes where it is shown largest; empty while no output shows any of it.</param>
/// <param name="IsFocused">True while the keyboard is with it.</param>
public readonly record struct ViewState(Size Shown, bool IsFocused)
{
    /// <summary>True while an output shows some of it.</summary>
    public bool IsVisible => !Shown.IsEmpty;
}
