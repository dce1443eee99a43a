namespace Compositor.Contracts;

/// <summary>Makes one configured thing, and says which keys its configuration may have. Main thread.</summary>
/// <typeparam name="T">What it makes.</typeparam>
public interface IFactory<out T>
{
    /// <summary>The keys; the shell refuses every other key, wrong types and wrong values before <see cref="Create"/> is called.</summary>
    IReadOnlyList<SettingSpec> Settings { get; }

    /// <summary>Makes one; starts nothing and touches no file or socket.</summary>
    /// <param name="settings">Values that satisfy <see cref="Settings"/>.</param>
    /// <exception cref="SettingException">The values cannot be used together; shown with file, line and column.</exception>
    T Create(Settings settings);
}
