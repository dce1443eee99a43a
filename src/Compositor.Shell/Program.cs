using Compositor.Shell.CommandLine;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;
using Compositor.Shell.Running;
using Microsoft.Extensions.Logging;

var catalogue = PluginFolders.Load(PluginFolders.Default);
foreach (var p in catalogue.Plugins)
{
    Console.Error.WriteLine(p);
}
var result = await new ConfigurationLoader(catalogue).LoadAsync(args[0], default);
foreach (var e in result.Errors)
{
    Console.Error.WriteLine(e);
}
using var logs = LoggerFactory.Create(b => b.AddSimpleConsole(o => o.SingleLine = true));
return new ShellProgram(new RunOptions(args[0], null, null, null), catalogue, result.Configuration!, logs).Run();
