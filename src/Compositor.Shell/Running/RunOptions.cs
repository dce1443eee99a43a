using Compositor.Contracts;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.Running;

/// <summary>What the command line asks to be run.</summary>
/// <param name="ConfigurationFile">As it was named; to be watched for changes.</param>
/// <param name="Configuration">Its content at the start, checked.</param>
/// <param name="Catalogue">What the plugins bring.</param>
/// <param name="SocketPath">Of the control socket.</param>
internal sealed record RunOptions(string ConfigurationFile, ShellConfiguration Configuration, Catalogue Catalogue, string SocketPath)
{
    /// <summary>Goes before the configuration.</summary>
    public OutputChoice? Output { get; init; }

    /// <summary>Goes before the configuration.</summary>
    public Size? Size { get; init; }

    /// <summary>A configuration with what the command line says instead.</summary>
    public ShellConfiguration InForce(ShellConfiguration configuration) => configuration with
    {
        Shell = configuration.Shell with
        {
            Output = Output ?? configuration.Shell.Output,
            Size = Size ?? configuration.Shell.Size,
        },
    };
}
