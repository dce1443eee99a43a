using Compositor.Contracts;

namespace Compositor.Policies.Tests;

/// <summary>Collects what a plugin registers, and makes it as the shell would.</summary>
internal sealed class Registered : IPluginRegistry
{
    private readonly Dictionary<string, IFactory<ILayoutPolicy>> _layouts = [];
    private readonly Dictionary<string, IFactory<IInputPolicy>> _inputs = [];

    public Registered(IPlugin plugin) => plugin.Register(this);

    public IEnumerable<string> Names => _layouts.Keys.Concat(_inputs.Keys);

    public ILayoutPolicy Layout(string name, params (string Key, object Value)[] values) =>
        _layouts[name].Create(new Settings(name, values.ToDictionary(v => v.Key, v => v.Value)));

    public IInputPolicy Input(string name) => _inputs[name].Create(new Settings(name, new Dictionary<string, object>()));

    public void AddSource(string kind, IFactory<ISource> factory) => throw new NotSupportedException();

    public void AddLayout(string name, IFactory<ILayoutPolicy> factory) => _layouts.Add(name, factory);

    public void AddInputPolicy(string name, IFactory<IInputPolicy> factory) => _inputs.Add(name, factory);
}
