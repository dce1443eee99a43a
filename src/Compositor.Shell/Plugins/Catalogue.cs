using Compositor.Contracts;

namespace Compositor.Shell.Plugins;

/// <summary>Everything that the plugins brought, and what became of each. Immutable.</summary>
internal sealed record Catalogue(
    IReadOnlyDictionary<string, IFactory<ISource>> Sources,
    IReadOnlyDictionary<string, IFactory<ILayoutPolicy>> Layouts,
    IReadOnlyDictionary<string, IFactory<IInputPolicy>> InputPolicies,
    IReadOnlyList<PluginReport> Plugins);
