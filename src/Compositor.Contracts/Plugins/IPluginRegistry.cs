namespace Compositor.Contracts;

/// <summary>Takes what a plugin brings. Names are lower case, with dashes, and unique in the whole program.</summary>
public interface IPluginRegistry
{
    /// <summary>Adds a kind of source, for <c>kind = "…"</c> in <c>[[source]]</c>.</summary>
    /// <param name="kind">The name.</param>
    /// <param name="factory">Makes one for each source of that kind.</param>
    void AddSource(string kind, IFactory<ISource> factory);

    /// <summary>Adds a layout, for <c>policy = "…"</c> in <c>[layout]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="factory">Makes it from the keys of <c>[layout.NAME]</c>.</param>
    void AddLayout(string name, IFactory<ILayoutPolicy> factory);

    /// <summary>Adds an input policy, for <c>policy = "…"</c> in <c>[input]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="factory">Makes it from the keys of <c>[input.NAME]</c>.</param>
    void AddInputPolicy(string name, IFactory<IInputPolicy> factory);
}
