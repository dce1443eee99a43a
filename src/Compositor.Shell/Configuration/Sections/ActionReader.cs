using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Reads the action of a binding.</summary>
/// <param name="sources">Names that may be focused.</param>
/// <param name="layouts">Policies that may be changed to.</param>
/// <param name="directory">Where relative files start.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed class ActionReader(IReadOnlyCollection<string> sources, IReadOnlyCollection<string> layouts, string directory, ErrorList errors)
{
    /// <summary>Every action, with what it takes.</summary>
    public static IReadOnlyList<(string Name, string? Argument)> Actions { get; } =
    [
        ("focus", "the name of a source"),
        ("focus-next", null),
        ("focus-previous", null),
        ("layout", "the name of a layout policy"),
        ("release-grab", null),
        ("details", null),
        ("screenshot", "a file"),
        ("quit", null),
    ];

    public ShellAction? Read(string text, TextPosition position)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = words.Length > 0 ? words[0] : string.Empty;
        var argument = words.Length > 1 ? words[1] : null;
        var known = Actions.FirstOrDefault(action => action.Name == name);
        if (known.Name is null)
        {
            errors.AddUnknown(position, "action", name, Actions.Select(action => action.Name));
            return null;
        }

        if ((known.Argument is null) != (argument is null))
        {
            errors.Add(position, known.Argument is null ? $"\"{name}\" takes nothing after it" : $"\"{name}\" needs {known.Argument} after it");
            return null;
        }

        return name switch
        {
            "focus" => Focus(argument!, position),
            "focus-next" => new ShellAction.FocusNext(),
            "focus-previous" => new ShellAction.FocusPrevious(),
            "layout" => Layout(argument!, position),
            "release-grab" => new ShellAction.ReleaseGrab(),
            "details" => new ShellAction.Details(),
            "screenshot" => new ShellAction.Screenshot(Path.GetFullPath(argument!, directory)),
            _ => new ShellAction.Quit(),
        };
    }

    private ShellAction.Focus? Focus(string name, TextPosition position)
    {
        if (SurfaceName.TryParse(name, out var surface) && sources.Contains(surface.Source))
        {
            return new ShellAction.Focus(surface);
        }

        errors.AddUnknown(position, "source", surface.Source ?? name, sources);
        return null;
    }

    private ShellAction.Layout? Layout(string name, TextPosition position)
    {
        if (layouts.Contains(name))
        {
            return new ShellAction.Layout(name);
        }

        errors.AddUnknown(position, "layout policy", name, layouts);
        return null;
    }
}
