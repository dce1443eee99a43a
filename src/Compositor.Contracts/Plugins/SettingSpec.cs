namespace Compositor.Contracts;

/// <summary>One key that a configured thing understands.</summary>
/// <param name="Name">Lower case, with dashes.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Summary">One line for people.</param>
public sealed record SettingSpec(string Name, SettingType Type, string Summary)
{
    /// <summary>The strings that are allowed; null allows all.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The smallest number that is allowed; null for no limit.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number that is allowed; null for no limit.</summary>
    public double? Maximum { get; init; }
}
