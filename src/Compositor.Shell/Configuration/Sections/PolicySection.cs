using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Reads [layout] or [input], with a table below it for each policy that has settings.</summary>
/// <typeparam name="T">The kind of policy.</typeparam>
/// <param name="what">"layout policy", for messages.</param>
/// <param name="policies">What the plugins bring.</param>
/// <param name="builtIn">In force when none is named; the shell has it without any plugin.</param>
/// <param name="directory">The file's directory.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed class PolicySection<T>(
    string what,
    IReadOnlyDictionary<string, IFactory<T>> policies,
    string builtIn,
    string directory,
    ErrorList errors)
{
    /// <summary>The key beside the tables.</summary>
    public const string Key = "policy";

    /// <summary>The table of those outputs that have a policy of their own, where they may.</summary>
    public const string OutputsTable = "outputs";

    /// <param name="table">The section.</param>
    /// <param name="byOutput">True when outputs may have policies of their own.</param>
    public PolicyConfiguration Read(Table table, bool byOutput = false)
    {
        var policy = builtIn;
        var outputs = new Dictionary<string, string>();
        var tables = new Dictionary<string, SettingValues>();
        foreach (var entry in table.Entries)
        {
            if (entry.Name == Key)
            {
                policy = ReadPolicy(entry) ?? policy;
            }
            else if (byOutput && entry is { Name: OutputsTable, Value: Table names })
            {
                ReadOutputs(names, outputs);
            }
            else if (entry.Value is Table settings && policies.TryGetValue(entry.Name, out var factory))
            {
                tables.Add(entry.Name, ReadTable(entry.Name, settings, factory));
            }
            else if (entry.Value is Table)
            {
                errors.AddUnknown(entry.Position, what, entry.Name, policies.Keys);
            }
            else
            {
                errors.AddUnknown(entry.Position, "key", entry.Name, policies.Keys.Prepend(Key));
            }
        }

        foreach (var chosen in outputs.Values.Append(policy).Distinct().Where(name => !tables.ContainsKey(name)))
        {
            if (policies.TryGetValue(chosen, out var factory))
            {
                FactoryTrial.Run(factory, SettingValues.None.ToSettings(chosen, directory), table, errors);
            }
        }

        return new PolicyConfiguration(policy, tables, directory) { Outputs = outputs };
    }

    private void ReadOutputs(Table table, Dictionary<string, string> outputs)
    {
        foreach (var entry in table.Entries)
        {
            if (ReadPolicy(entry) is { } policy)
            {
                outputs.Add(entry.Name, policy);
            }
        }
    }

    private string? ReadPolicy(Entry entry)
    {
        if (SettingCheck.Read(entry, new SettingSpec(entry.Name, SettingType.String, string.Empty), errors) is not string name)
        {
            return null;
        }

        if (name != builtIn && !policies.ContainsKey(name))
        {
            errors.AddUnknown(entry.Value.Position, what, name, policies.Keys);
        }

        return name;
    }

    private SettingValues ReadTable(string name, Table table, IFactory<T> factory)
    {
        var checks = new ErrorList(string.Empty);
        var values = SettingsReader.Read(table, factory.Settings, checks);
        errors.AddRange(checks);
        if (checks.IsEmpty)
        {
            FactoryTrial.Run(factory, values.ToSettings(name, directory), table, errors);
        }

        return values;
    }
}
