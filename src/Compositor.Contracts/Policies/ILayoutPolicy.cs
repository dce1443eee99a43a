namespace Compositor.Contracts;

/// <summary>
/// Decides where each surface of an output is drawn. Pure: equal input, equal result; no state, no side effect. One thread at a time.
/// One that throws, or takes longer than a quarter of a second, is named in the log and replaced by the built-in grid.
/// </summary>
public interface ILayoutPolicy
{
    /// <summary>Places the surfaces.</summary>
    /// <param name="input">The output and its surfaces.</param>
    IReadOnlyList<Placement> Arrange(LayoutInput input);
}
