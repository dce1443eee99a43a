using System.CommandLine;
using Compositor.Shell.Configuration;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor validate.</summary>
internal sealed class ValidateCommand : DocumentedCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The configuration to check." };
    private readonly Option<string[]> _plugins = CommonOptions.Plugins();

    public ValidateCommand()
        : base(
            "validate",
            "Checks a configuration without running it. Ends with 0 when it is right, with 2 when it is not.",
            "compositor validate compositor.toml")
    {
        Add(_file);
        Add(_plugins);
        SetAction(RunAsync);
    }

    public static void WriteErrors(ConfigurationResult result, TextWriter error)
    {
        foreach (var problem in result.Errors)
        {
            error.WriteLine(problem);
        }
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var file = result.GetRequiredValue(_file);
        var catalogue = CommonOptions.LoadPlugins(result.GetValue(_plugins));
        PluginText.WriteRefused(catalogue, error);
        var text = await ConfigurationText.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var loaded = new ConfigurationLoader(catalogue).Check(text);
        if (loaded.Configuration is not { } configuration)
        {
            WriteErrors(loaded, error);
            return ExitCodes.Wrong;
        }

        await output.WriteLineAsync($"{file} is right: {configuration.Sources.Count} sources, layout {configuration.Layout.Policy}").ConfigureAwait(false);
        return ExitCodes.Ok;
    }
}
