namespace Compositor.Contracts;

/// <summary>A value, or the absence of one, that the checks of <see cref="SettingSpec"/> cannot catch.</summary>
/// <param name="key">The key to point at; it need not be present.</param>
/// <param name="message">One sentence for people.</param>
public sealed class SettingException(string key, string message) : Exception(message)
{
    /// <summary>The key to point at.</summary>
    public string Key { get; } = key;
}
