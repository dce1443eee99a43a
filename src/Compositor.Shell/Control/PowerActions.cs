using Compositor.Contracts;

namespace Compositor.Shell.Control;

/// <summary>The names that actions on a machine's power have for people.</summary>
internal static class PowerActions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<PowerAction>().Select(name => name.ToLowerInvariant())];

    /// <summary>The action of a name; null for an unknown one.</summary>
    public static PowerAction? Parse(string name) => Names.Contains(name) ? Enum.Parse<PowerAction>(name, ignoreCase: true) : null;
}
