using Compositor.Core;
using Compositor.Shell.Configuration;

namespace Compositor.Shell.Keys;

/// <summary>Chords as people write them, as in "Ctrl+Alt+Delete".</summary>
internal static class ChordText
{
    /// <summary>Each modifier with its left key, in the order in which chords are written and pressed.</summary>
    private static readonly (KeyModifiers Modifier, ushort Code)[] LeftKeys =
        [(KeyModifiers.Ctrl, 29), (KeyModifiers.Alt, 56), (KeyModifiers.Shift, 42), (KeyModifiers.Super, 125)];

    /// <summary>Reads a chord; <paramref name="error"/> says what is wrong with it and is empty when nothing is.</summary>
    public static bool TryParse(string text, out Chord chord, out string error)
    {
        var parts = text.Split('+', StringSplitOptions.TrimEntries);
        (chord, error) = (default, string.Empty);
        var modifiers = KeyModifiers.None;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!KeyNames.TryParse(parts[i], out var code))
            {
                error = $"unknown key name \"{parts[i]}\"{NearestName.Suggestion(parts[i], KeyNames.All)}";
                return false;
            }

            if (i == parts.Length - 1)
            {
                chord = new Chord(modifiers, code);
                return true;
            }

            if (Chord.ModifierOf(code) == KeyModifiers.None)
            {
                error = $"\"{parts[i]}\" is not Ctrl, Alt, Shift or Super, and so must come last";
                return false;
            }

            modifiers |= Chord.ModifierOf(code);
        }

        return false;
    }

    public static string Write(Chord chord) =>
        string.Join('+', Held(chord).Select(key => key.Modifier.ToString()).Append(KeyNames.NameOf(chord.Key)));

    /// <summary>What to press, in this order, and let go in the reverse order.</summary>
    public static IReadOnlyList<ushort> PressOrder(Chord chord) => [.. Held(chord).Select(key => key.Code), chord.Key];

    private static IEnumerable<(KeyModifiers Modifier, ushort Code)> Held(Chord chord) =>
        LeftKeys.Where(key => chord.Modifiers.HasFlag(key.Modifier));
}
