namespace Compositor.Core;

/// <summary>The keys that turn other keys into chords; left and right count as one.</summary>
[Flags]
public enum KeyModifiers
{
    None = 0,
    Ctrl = 1,
    Shift = 2,
    Alt = 4,
    Super = 8,
}
