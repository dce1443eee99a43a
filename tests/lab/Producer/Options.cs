using System.Globalization;

namespace Compositor.Producer;

/// <summary>"--name value" pairs, taken one by one; what is left over at the end was wrong.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <exception cref="ProducerException">A value is missing.</exception>
    public Options(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length % 2 != 0)
        {
            throw new ProducerException($"{arguments[^1]} needs a value");
        }

        for (var i = 0; i < arguments.Length; i += 2)
        {
            _given[arguments[i]] = arguments[i + 1];
        }
    }

    public string Text(string name, string? fallback = null) => _given.Remove(name, out var value)
        ? value
        : fallback ?? throw new ProducerException($"{name} is needed");

    public int Number(string name, int? fallback = null) =>
        int.TryParse(Text(name, fallback?.ToString(CultureInfo.InvariantCulture)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ProducerException($"{name} needs a number");

    /// <exception cref="ProducerException">There are others.</exception>
    public void AreAll()
    {
        if (_given.Count > 0)
        {
            throw new ProducerException($"unknown: {string.Join(' ', _given.Keys)}");
        }
    }
}
