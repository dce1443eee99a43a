namespace Compositor.Plugins.Testcard.Faults;

/// <summary>The names of the faults in the configuration.</summary>
internal static class FaultNames
{
    private static readonly (string Name, Fault Fault)[] Names =
    [
        ("none", Fault.None),
        ("end", Fault.End),
        ("throw", Fault.Throw),
        ("throw-late", Fault.ThrowLate),
        ("throw-on-input", Fault.ThrowOnInput),
        ("throw-in-dispose", Fault.ThrowInDispose),
        ("hang", Fault.Hang),
        ("block", Fault.Block),
        ("wrong-size", Fault.WrongSize),
        ("bad-stride", Fault.BadStride),
        ("short-memory", Fault.ShortMemory),
        ("bad-damage", Fault.BadDamage),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Names.Select(entry => entry.Name)];

    public static Fault Parse(string name) => Names.Single(entry => entry.Name == name).Fault;
}
