namespace Compositor.Shell.Keys;

/// <summary>Keys that change the meaning of another; left and right count the same.</summary>
[Flags]
internal enum Modifiers
{
    None = 0,
    Ctrl = 1,
    Alt = 2,
    Shift = 4,
    Super = 8,
}
