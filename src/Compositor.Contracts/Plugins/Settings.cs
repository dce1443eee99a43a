namespace Compositor.Contracts;

/// <summary>The checked values of one configured thing. Immutable.</summary>
public sealed class Settings
{
    private readonly IReadOnlyDictionary<string, object> _values;

    /// <summary>For the shell and for tests.</summary>
    /// <param name="name">Name of the thing: of a source, or of a policy.</param>
    /// <param name="values">string, long, double, bool or IReadOnlyList&lt;string&gt; by key.</param>
    /// <param name="directory">The directory that relative paths start from.</param>
    public Settings(string name, IReadOnlyDictionary<string, object> values, string directory = ".")
    {
        Name = name;
        Directory = directory;
        _values = values;
    }

    /// <summary>Name of the thing in the configuration.</summary>
    public string Name { get; }

    /// <summary>The configuration's own directory; relative paths start from it.</summary>
    public string Directory { get; }

    /// <summary>True when the key is present.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>A string, or null.</summary>
    /// <param name="key">The key.</param>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>A whole number, or <paramref name="fallback"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value of an absent key.</param>
    public long GetInteger(string key, long fallback) => _values.TryGetValue(key, out var value) ? Convert.ToInt64(value, null) : fallback;

    /// <summary>A number, or <paramref name="fallback"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value of an absent key.</param>
    public double GetNumber(string key, double fallback) => _values.TryGetValue(key, out var value) ? Convert.ToDouble(value, null) : fallback;

    /// <summary>A truth value, or <paramref name="fallback"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value of an absent key.</param>
    public bool GetBoolean(string key, bool fallback) => _values.TryGetValue(key, out var value) ? (bool)value : fallback;

    /// <summary>An array of strings, or null.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<string>? GetStrings(string key) => Get<IReadOnlyList<string>>(key);

    private T? Get<T>(string key)
        where T : class => _values.TryGetValue(key, out var value) ? (T)value : null;
}
