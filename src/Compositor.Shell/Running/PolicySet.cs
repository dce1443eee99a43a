using Compositor.Core;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>The layout and the input policy in force, made from the plugins' factories and guarded. Main thread.</summary>
internal sealed class PolicySet : IDisposable
{
    private readonly Catalogue _catalogue;
    private readonly ILogger _log;
    private readonly Dictionary<string, GuardedLayout> _layoutsOfOutputs = [];
    private ShellConfiguration _configuration;

    public PolicySet(Catalogue catalogue, ShellConfiguration configuration, ILogger log)
    {
        (_catalogue, _configuration, _log) = (catalogue, configuration, log);
        Layout = CreateLayout(configuration.Layout.Policy);
        CreateLayoutsOfOutputs();
        Routing = CreateRouting(configuration.Input.Policy);
    }

    /// <summary>Of the outputs that have none of their own.</summary>
    public GuardedLayout Layout { get; private set; }

    public GuardedRouting Routing { get; private set; }

    /// <summary>The layouts there are.</summary>
    public IReadOnlyCollection<string> LayoutNames => [.. _catalogue.Layouts.Keys];

    /// <summary>The layout of an output.</summary>
    public GuardedLayout LayoutOf(string output) => _layoutsOfOutputs.GetValueOrDefault(output, Layout);

    /// <summary>Changes to another layout, on all outputs.</summary>
    public void UseLayout(string name)
    {
        var next = CreateLayout(name);
        DisposeLayouts();
        Layout = next;
    }

    /// <summary>Takes over what differs in a new configuration.</summary>
    public void Apply(ShellConfiguration configuration)
    {
        var before = _configuration;
        _configuration = configuration;
        if (before.Layout != configuration.Layout)
        {
            UseLayout(configuration.Layout.Policy);
            CreateLayoutsOfOutputs();
        }

        if (before.Input != configuration.Input)
        {
            Routing.Dispose();
            Routing = CreateRouting(configuration.Input.Policy);
        }
    }

    public void Dispose()
    {
        DisposeLayouts();
        Routing.Dispose();
    }

    private void CreateLayoutsOfOutputs()
    {
        foreach (var (output, name) in _configuration.Layout.Outputs)
        {
            _layoutsOfOutputs[output] = CreateLayout(name);
        }
    }

    private void DisposeLayouts()
    {
        Layout.Dispose();
        foreach (var layout in _layoutsOfOutputs.Values)
        {
            layout.Dispose();
        }

        _layoutsOfOutputs.Clear();
    }

    private GuardedLayout CreateLayout(string name)
    {
        var settings = _configuration.Layout.SettingsOf(name);
        return new(name, () => _catalogue.Layouts.TryGetValue(name, out var factory) ? factory.Create(settings) : new EvenGrid(), _log);
    }

    private GuardedRouting CreateRouting(string name)
    {
        var settings = _configuration.Input.SettingsOf(name);
        return new(name, () => _catalogue.InputPolicies.TryGetValue(name, out var factory) ? factory.Create(settings) : new ClickToFocus(), _log);
    }
}
