using Compositor.Contracts;

namespace Compositor.Shell.Plugins;

/// <summary>Adds one plugin after the other to a catalogue. Main thread.</summary>
internal sealed class CatalogueBuilder
{
    private readonly Dictionary<string, IFactory<ISource>> _sources = [];
    private readonly Dictionary<string, IFactory<ILayoutPolicy>> _layouts = [];
    private readonly Dictionary<string, IFactory<IInputPolicy>> _inputPolicies = [];
    private readonly Dictionary<string, string> _owners = [];
    private readonly List<PluginReport> _reports = [];

    public Catalogue Build() => new(_sources, _layouts, _inputPolicies, [.. _reports]);

    public void Refuse(string name, string path, string reason) => _reports.Add(new PluginReport(name, path, reason));

    /// <summary>Has the plugin register, and takes all of it or nothing.</summary>
    /// <param name="name">For the report.</param>
    /// <param name="path">For the report.</param>
    /// <param name="plugin">Not registered yet.</param>
    /// <exception cref="PluginRefusedException">Contract, names, or an exception of the plugin.</exception>
    public void Add(string name, string path, IPlugin plugin)
    {
        var registration = Register(plugin);
        Claim("source kind", registration.Sources.Keys);
        Claim("layout", registration.Layouts.Keys);
        Claim("input policy", registration.InputPolicies.Keys);
        Take(name, "source kind", registration.Sources, _sources);
        Take(name, "layout", registration.Layouts, _layouts);
        Take(name, "input policy", registration.InputPolicies, _inputPolicies);
        _reports.Add(new PluginReport(name, path)
        {
            Sources = [.. registration.Sources.Keys],
            Layouts = [.. registration.Layouts.Keys],
            InputPolicies = [.. registration.InputPolicies.Keys],
        });
    }

    private static PluginRegistration Register(IPlugin plugin)
    {
        var registration = new PluginRegistration();
        try
        {
            if (plugin.Contract != ContractVersion.Current)
            {
                throw new PluginRefusedException(
                    $"was built for version {plugin.Contract} of the plugin contract; this program has version {ContractVersion.Current}");
            }

            plugin.Register(registration);
        }
        catch (Exception problem) when (problem is not PluginRefusedException)
        {
            throw new PluginRefusedException($"failed while it registered: {problem.Message}", problem);
        }

        return registration.IsEmpty ? throw new PluginRefusedException("registers nothing") : registration;
    }

    private void Claim(string what, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_owners.TryGetValue($"{what} {name}", out var owner))
            {
                throw new PluginRefusedException($"brings the {what} \"{name}\", which plugin \"{owner}\" has brought already");
            }
        }
    }

    private void Take<T>(string plugin, string what, IReadOnlyDictionary<string, T> registered, Dictionary<string, T> all)
    {
        foreach (var (name, factory) in registered)
        {
            all.Add(name, factory);
            _owners.Add($"{what} {name}", plugin);
        }
    }
}
