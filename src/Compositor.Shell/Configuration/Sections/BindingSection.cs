using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Configuration.Syntax;
using Compositor.Shell.Keys;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Reads [bindings].</summary>
/// <param name="actions">Reads what a chord does.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed class BindingSection(ActionReader actions, ErrorList errors)
{
    /// <summary>In force when the file has no [bindings]; an empty [bindings] has none.</summary>
    public static IReadOnlyList<Binding> Defaults { get; } =
    [
        new(new Chord(KeyModifiers.Super, 15), new ShellAction.FocusNext()),
        new(new Chord(KeyModifiers.Shift | KeyModifiers.Super, 15), new ShellAction.FocusPrevious()),
        new(new Chord(KeyModifiers.Super, 1), new ShellAction.ReleaseGrab()),
        new(new Chord(KeyModifiers.Super, 23), new ShellAction.Details()),
        new(new Chord(KeyModifiers.Shift | KeyModifiers.Super, 16), new ShellAction.Quit()),
    ];

    public IReadOnlyList<Binding> Read(Table table)
    {
        var bindings = new List<Binding>();
        var lines = new Dictionary<Chord, int>();
        foreach (var entry in table.Entries)
        {
            if (ReadChord(entry) is { } chord)
            {
                if (!lines.TryAdd(chord, entry.Position.Line))
                {
                    errors.Add(entry.Position, $"{ChordText.Write(chord)} is bound already, in line {lines[chord]}");
                }

                if (ReadAction(entry) is { } action)
                {
                    bindings.Add(new Binding(chord, action));
                }
            }
        }

        return bindings;
    }

    private Chord? ReadChord(Entry entry)
    {
        if (!ChordText.TryParse(entry.Name, out var chord, out var error))
        {
            errors.Add(entry.Position, error);
            return null;
        }

        if (Chord.ModifierOf(chord.Key) != KeyModifiers.None)
        {
            errors.Add(entry.Position, $"a binding needs a key besides Ctrl, Alt, Shift and Super, unlike \"{entry.Name}\"");
            return null;
        }

        return chord;
    }

    private ShellAction? ReadAction(Entry entry) =>
        SettingCheck.Read(entry, new SettingSpec(entry.Name, SettingType.String, string.Empty), errors) is string text
            ? actions.Read(text, entry.Value.Position)
            : null;
}
