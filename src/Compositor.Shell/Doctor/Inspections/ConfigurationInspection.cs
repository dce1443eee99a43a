using System.Runtime.CompilerServices;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.Doctor;

/// <summary>The configuration that "run" would take.</summary>
/// <param name="places">Where it is looked for.</param>
/// <param name="catalogue">What it may speak of.</param>
internal sealed class ConfigurationInspection(IReadOnlyList<string> places, Catalogue catalogue) : IInspection
{
    private const string Name = "file";

    public string Group => "configuration";

    public string Title => "Configuration";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (places.FirstOrDefault(File.Exists) is not { } file)
        {
            yield return Finding.Missing(Name, $"there is no configuration: none of {string.Join(", ", places)}", "write one: docs/CONFIG.md, and the examples in config/");
            yield break;
        }

        var result = new ConfigurationLoader(catalogue).Check(await ConfigurationText.ReadAsync(file, cancellationToken).ConfigureAwait(false));
        yield return result.Configuration is { } right
            ? Finding.Ok(Name, $"{file} is right: {right.Sources.Count} sources, layout {right.Layout.Policy}")
            : Finding.Missing(Name, $"{file} is wrong: {result.Errors[0]}", $"compositor validate {file} tells all that is wrong");
    }
}
