using Compositor.Contracts;

namespace Compositor.Shell.Configuration;

/// <summary>The checked values of one table, by key. Two are equal when their values are.</summary>
internal sealed class SettingValues(IReadOnlyDictionary<string, object> values) : IEquatable<SettingValues>
{
    public static SettingValues None { get; } = new(new Dictionary<string, object>());

    public IReadOnlyDictionary<string, object> Values => values;

    /// <summary>In the form that a factory takes.</summary>
    public Settings ToSettings(string name, string directory) => new(name, values, directory);

    public bool Equals(SettingValues? other) =>
        other is not null
        && values.Count == other.Values.Count
        && values.All(entry => other.Values.TryGetValue(entry.Key, out var value) && AreEqual(entry.Value, value));

    public override bool Equals(object? obj) => Equals(obj as SettingValues);

    public override int GetHashCode() =>
        values.Keys.Order(StringComparer.Ordinal).Aggregate(0, (hash, key) => HashCode.Combine(hash, key));

    private static bool AreEqual(object one, object other) =>
        one is IReadOnlyList<string> list ? other is IReadOnlyList<string> list2 && list.SequenceEqual(list2) : one.Equals(other);
}
