using Compositor.Shell.Configuration;

namespace Compositor.Shell.Keys;

/// <summary>A key with modifiers, as in "Ctrl+Alt+Delete".</summary>
/// <param name="Modifiers">Held together with the key.</param>
/// <param name="Key">Evdev code.</param>
internal readonly record struct Chord(Modifiers Modifiers, ushort Key)
{
    /// <summary>What to press, in this order, and let go in the reverse order.</summary>
    public IReadOnlyList<ushort> Codes
    {
        get
        {
            var held = Modifiers;
            return [.. ModifierKeys.Left.Where(key => held.HasFlag(key.Modifier)).Select(key => key.Code), Key];
        }
    }

    /// <summary>Reads a chord; <paramref name="error"/> says what is wrong with it and is empty when nothing is.</summary>
    public static bool TryParse(string text, out Chord chord, out string error)
    {
        var parts = text.Split('+', StringSplitOptions.TrimEntries);
        (chord, error) = (default, string.Empty);
        var modifiers = Modifiers.None;
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

            if (ModifierKeys.Of(code) == Modifiers.None)
            {
                error = $"\"{parts[i]}\" is not Ctrl, Alt, Shift or Super, and so must come last";
                return false;
            }

            modifiers |= ModifierKeys.Of(code);
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var held = Modifiers;
        var names = ModifierKeys.Left.Where(key => held.HasFlag(key.Modifier)).Select(key => key.Modifier.ToString());
        return string.Join('+', names.Append(KeyNames.NameOf(Key)));
    }
}
