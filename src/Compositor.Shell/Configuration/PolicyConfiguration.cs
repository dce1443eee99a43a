using Compositor.Contracts;

namespace Compositor.Shell.Configuration;

/// <summary>[layout] or [input]: the policy to start with, and the settings of any that may be changed to.</summary>
/// <param name="Policy">Name of the policy in force.</param>
/// <param name="Tables">The keys of [layout.NAME] or [input.NAME], by NAME.</param>
/// <param name="Directory">The file's directory.</param>
internal sealed record PolicyConfiguration(string Policy, IReadOnlyDictionary<string, SettingValues> Tables, string Directory)
{
    /// <summary>Policies of outputs that have one of their own, by name of the output; outputs that are not there do no harm.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>For the factory of a policy; empty where it has no table.</summary>
    public Settings SettingsOf(string policy) => (Tables.GetValueOrDefault(policy) ?? SettingValues.None).ToSettings(policy, Directory);

    public bool Equals(PolicyConfiguration? other) =>
        other is not null
        && Policy == other.Policy
        && Directory == other.Directory
        && Outputs.Count == other.Outputs.Count
        && Outputs.All(output => other.Outputs.GetValueOrDefault(output.Key) == output.Value)
        && Tables.Count == other.Tables.Count
        && Tables.All(table => table.Value.Equals(other.Tables.GetValueOrDefault(table.Key)));

    public override int GetHashCode() => HashCode.Combine(Policy, Tables.Count);
}
