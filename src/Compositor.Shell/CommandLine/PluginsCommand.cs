using System.CommandLine;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor plugins.</summary>
internal sealed class PluginsCommand : DocumentedCommand
{
    private readonly Option<string[]> _plugins = CommonOptions.Plugins();

    public PluginsCommand()
        : base(
            "plugins",
            "Lists the plugins: what each brings, and why one was refused. Ends with 1 when one was.",
            "compositor plugins",
            "compositor plugins --plugins ~/my-plugins")
    {
        Add(_plugins);
        SetAction(result =>
        {
            var catalogue = CommonOptions.LoadPlugins(result.GetValue(_plugins));
            result.InvocationConfiguration.Output.Write(PluginText.Table(catalogue));
            return catalogue.Plugins.All(plugin => plugin.IsLoaded) ? ExitCodes.Ok : ExitCodes.Failed;
        });
    }
}
