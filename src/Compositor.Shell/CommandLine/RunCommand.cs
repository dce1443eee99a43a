using System.CommandLine;
using Compositor.Contracts;
using Compositor.Shell.Configuration;
using Compositor.Shell.Control;
using Compositor.Shell.Running;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor run.</summary>
internal sealed class RunCommand : DocumentedCommand
{
    private readonly Option<string> _config = new("--config")
    {
        Description = "The configuration; by default ./compositor.toml, then the user's, then /etc/compositor/compositor.toml.",
        HelpName = "FILE",
    };

    private readonly Option<string> _output = new("--output") { Description = "Where the pictures go, instead of what the configuration says." };

    private readonly Option<Size?> _size = new("--size")
    {
        Description = "Size of a window or headless output, like 1280x800.",
        HelpName = "WxH",
        CustomParser = argument =>
        {
            if (SizeText.TryParse(argument.Tokens[0].Value, out var size))
            {
                return size;
            }

            argument.AddError($"--size must be like 1280x800, not \"{argument.Tokens[0].Value}\"");
            return null;
        },
    };

    private readonly Option<string> _socket = CommonOptions.Socket();
    private readonly Option<string[]> _plugins = CommonOptions.Plugins();

    public RunCommand()
        : base(
            "run",
            "Shows the machines of a configuration.",
            "compositor run",
            "compositor run --config config/kiosk.toml",
            "compositor run --config config/headless.toml --output headless --size 1920x1080")
    {
        _output.AcceptOnlyFromAmong("auto", "sdl", "headless");
        Add(_config);
        Add(_output);
        Add(_size);
        Add(_socket);
        Add(_plugins);
        SetAction(Run);
    }

    /// <summary>All on the calling thread, which is the process's first; it is ShellProgram's from here on.</summary>
    private int Run(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        if ((result.GetValue(_config) ?? ConfigurationSearch.Find()) is not { } file)
        {
            error.WriteLine($"compositor: there is no configuration: none of {string.Join(", ", ConfigurationSearch.Places(Environment.GetEnvironmentVariable))}");
            return ExitCodes.Wrong;
        }

        using var signals = new TerminationSignals();
        var catalogue = CommonOptions.LoadPlugins(result.GetValue(_plugins));
        PluginText.WriteRefused(catalogue, error);
        var loaded = new ConfigurationLoader(catalogue).Check(ConfigurationText.ReadAsync(file, signals.Token).GetAwaiter().GetResult());
        if (loaded.Configuration is not { } configuration)
        {
            ValidateCommand.WriteErrors(loaded, error);
            return ExitCodes.Wrong;
        }

        var options = new RunOptions(file, configuration, catalogue, result.GetValue(_socket) ?? ControlSocketPath.Default)
        {
            Output = result.GetValue(_output) is { } output ? Enum.Parse<OutputChoice>(output, ignoreCase: true) : null,
            Size = result.GetValue(_size),
        };
        return ShellProgram.Run(options, signals.Token);
    }
}
