namespace Compositor.Contracts;

/// <summary>An optional ability of a surface: its machine can be shut down and begun anew.</summary>
public interface IPowerControl
{
    /// <summary>True while the other side lets this viewer; it may come and go. Any thread.</summary>
    bool IsAvailable { get; }

    /// <summary>Asks and returns at once; the other side may refuse silently. Any thread.</summary>
    /// <param name="action">What is wanted.</param>
    void Request(PowerAction action);
}
