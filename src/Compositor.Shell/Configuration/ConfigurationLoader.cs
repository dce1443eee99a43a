using Compositor.Contracts;
using Compositor.Shell.Configuration.Sections;
using Compositor.Shell.Configuration.Syntax;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.Configuration;

/// <summary>Checks configurations against what the plugins bring. Main thread, for it asks the plugins' factories; no state.</summary>
/// <param name="catalogue">Kinds and policies, with their keys.</param>
internal sealed class ConfigurationLoader(Catalogue catalogue)
{
    public ConfigurationResult Check(ConfigurationText file)
    {
        if (file.Text is not { } text)
        {
            return new ConfigurationResult(null, [new ConfigurationError(file.File, 0, 0, file.Problem ?? "cannot be read")]);
        }

        var errors = new ErrorList(file.File);
        var root = new DocumentReader(errors).Read(text);
        var configuration = root is null ? null : Read(root, Path.GetFullPath(file.File), errors);
        return errors.IsEmpty ? new ConfigurationResult(configuration, []) : new ConfigurationResult(null, errors.Sorted);
    }

    private ShellConfiguration Read(Table root, string path, ErrorList errors)
    {
        var directory = Path.GetDirectoryName(path)!;
        var tables = new RootTables(root, errors);
        var sourceSection = new SourceSection(catalogue.Sources, directory, errors);
        var sources = tables.Sources.Select(sourceSection.Read).OfType<SourceConfiguration>().ToArray();
        var layout = new PolicySection<ILayoutPolicy>("layout policy", catalogue.Layouts, BuiltInPolicies.Layout, directory, errors);
        var input = new PolicySection<IInputPolicy>("input policy", catalogue.InputPolicies, BuiltInPolicies.Input, directory, errors);
        var layouts = catalogue.Layouts.Keys.Append(BuiltInPolicies.Layout).Distinct().ToArray();
        var actions = new ActionReader(sourceSection.Names, layouts, directory, errors);
        return new ShellConfiguration(
            path,
            ShellSection.Read(tables.Shell, errors),
            sources,
            layout.Read(tables.Layout, byOutput: true),
            input.Read(tables.Input),
            tables.Bindings is { } bindings ? new BindingSection(actions, errors).Read(bindings) : BindingSection.Defaults);
    }
}
