using System.Collections.Frozen;

namespace Compositor.Shell.Keys;

/// <summary>Key names and evdev codes, both ways. "PageUp", "pageup", "PAGE_UP" and "KEY_PAGEUP" are one name.</summary>
internal static class KeyNames
{
    private static readonly FrozenDictionary<string, ushort> Codes =
        KeyTable.Keys.Concat(KeyTable.Aliases).ToFrozenDictionary(key => Normalize(key.Name), key => key.Code);

    private static readonly FrozenDictionary<ushort, string> Names = KeyTable.Keys.ToFrozenDictionary(key => key.Code, key => key.Name);

    /// <summary>Every name, for suggestions.</summary>
    public static IEnumerable<string> All => KeyTable.Keys.Concat(KeyTable.Aliases).Select(key => key.Name);

    public static bool TryParse(string name, out ushort code) => Codes.TryGetValue(Normalize(name), out code);

    /// <summary>The name of a key; "KEY_" and the number for a code without one.</summary>
    public static string NameOf(ushort code) => Names.GetValueOrDefault(code) ?? $"KEY_{code}";

    private static string Normalize(string name)
    {
        name = name.Trim().ToUpperInvariant();
        return (name.StartsWith("KEY_", StringComparison.Ordinal) ? name[4..] : name).Replace("_", string.Empty, StringComparison.Ordinal);
    }
}
