namespace Compositor.Shell.Control;

/// <summary>Names of pointer buttons, with their evdev codes.</summary>
internal static class PointerButtons
{
    private static readonly string[] InOrderOfCode = ["left", "right", "middle", "side", "extra"];

    private const ushort First = 0x110;

    public static IReadOnlyList<string> Names => InOrderOfCode;

    /// <summary>The code; null for a name that is none.</summary>
    public static ushort? CodeOf(string name)
    {
        var index = Array.IndexOf(InOrderOfCode, name);
        return index < 0 ? null : (ushort)(First + index);
    }
}
