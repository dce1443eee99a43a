namespace Compositor.Contracts;

/// <summary>
/// An optional ability of a surface: its source wants to know how it is looked at, to ask its server for less where less is seen.
/// </summary>
public interface IViewSink
{
    /// <summary>
    /// Takes the news and returns at once. Called when the surface's connection is new and when something has changed; the shell's main
    /// thread. Whatever it throws is logged and costs nobody else anything.
    /// </summary>
    /// <param name="view">How the surface is shown from now on.</param>
    void Show(ViewState view);
}
