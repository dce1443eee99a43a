namespace Compositor.Core;

/// <summary>A key with the modifiers that must be held, no more and no less.</summary>
/// <param name="Modifiers">Held before.</param>
/// <param name="Key">Linux evdev code of the key pressed last.</param>
public readonly record struct Chord(KeyModifiers Modifiers, ushort Key)
{
    /// <summary>The modifier that an evdev key code is; None for other keys.</summary>
    public static KeyModifiers ModifierOf(ushort code) => code switch
    {
        29 or 97 => KeyModifiers.Ctrl,
        42 or 54 => KeyModifiers.Shift,
        56 or 100 => KeyModifiers.Alt,
        125 or 126 => KeyModifiers.Super,
        _ => KeyModifiers.None,
    };
}
