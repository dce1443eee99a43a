using Compositor.Contracts;

namespace Compositor.Shell.Configuration;

/// <summary>What a binding does. Closed: the nested types are all there are.</summary>
internal abstract record ShellAction
{
    private ShellAction()
    {
    }

    /// <summary>Gives the keyboard to a surface.</summary>
    public sealed record Focus(SurfaceId Surface) : ShellAction;

    /// <summary>Gives it to the next surface in the order of the configuration.</summary>
    public sealed record FocusNext : ShellAction;

    /// <summary>Gives it to the one before.</summary>
    public sealed record FocusPrevious : ShellAction;

    /// <summary>Changes to a layout policy.</summary>
    public sealed record Layout(string Policy) : ShellAction;

    /// <summary>Lets go of a grabbed pointer.</summary>
    public sealed record ReleaseGrab : ShellAction;

    /// <summary>Shows, or hides again, how each picture comes to the screen.</summary>
    public sealed record Details : ShellAction;

    /// <summary>Writes what the outputs show into a file.</summary>
    /// <param name="File">Absolute.</param>
    public sealed record Screenshot(string File) : ShellAction;

    /// <summary>Ends the program.</summary>
    public sealed record Quit : ShellAction;
}
