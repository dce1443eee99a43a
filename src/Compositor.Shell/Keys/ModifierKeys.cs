namespace Compositor.Shell.Keys;

/// <summary>Which keys are modifiers.</summary>
internal static class ModifierKeys
{
    /// <summary>Each modifier with its left key, in the order in which chords are written.</summary>
    public static IReadOnlyList<(Modifiers Modifier, ushort Code)> Left { get; } =
        [(Modifiers.Ctrl, 29), (Modifiers.Alt, 56), (Modifiers.Shift, 42), (Modifiers.Super, 125)];

    /// <summary>The modifier that a key is; None for any other key.</summary>
    public static Modifiers Of(ushort code) => code switch
    {
        29 or 97 => Modifiers.Ctrl,
        56 or 100 => Modifiers.Alt,
        42 or 54 => Modifiers.Shift,
        125 or 126 => Modifiers.Super,
        _ => Modifiers.None,
    };
}
