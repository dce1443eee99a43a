using System.Text.RegularExpressions;
using Compositor.Contracts;

namespace Compositor.Shell.Plugins;

/// <summary>Collects what one plugin registers. Nothing of it counts before the whole plugin has been accepted.</summary>
internal sealed partial class PluginRegistration : IPluginRegistry
{
    private readonly Dictionary<string, IFactory<ISource>> _sources = [];
    private readonly Dictionary<string, IFactory<ILayoutPolicy>> _layouts = [];
    private readonly Dictionary<string, IFactory<IInputPolicy>> _inputPolicies = [];

    public IReadOnlyDictionary<string, IFactory<ISource>> Sources => _sources;

    public IReadOnlyDictionary<string, IFactory<ILayoutPolicy>> Layouts => _layouts;

    public IReadOnlyDictionary<string, IFactory<IInputPolicy>> InputPolicies => _inputPolicies;

    public bool IsEmpty => _sources.Count + _layouts.Count + _inputPolicies.Count == 0;

    public void AddSource(string kind, IFactory<ISource> factory) => Add(_sources, kind, factory);

    public void AddLayout(string name, IFactory<ILayoutPolicy> factory) => Add(_layouts, name, factory);

    public void AddInputPolicy(string name, IFactory<IInputPolicy> factory) => Add(_inputPolicies, name, factory);

    private static void Add<T>(Dictionary<string, T> registered, string name, T factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (name is null || !NamePattern().IsMatch(name))
        {
            throw new PluginRefusedException($"registers the name \"{name}\"; names are lower case letters, digits and dashes");
        }

        if (!registered.TryAdd(name, factory))
        {
            throw new PluginRefusedException($"registers \"{name}\" twice");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex NamePattern();
}
