using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Checks a table against the declaration of its keys.</summary>
internal static class SettingsReader
{
    /// <summary>The values that are right; what is wrong goes to <paramref name="errors"/>. Somebody else reads the keys <paramref name="others"/>.</summary>
    public static SettingValues Read(Table table, IReadOnlyList<SettingSpec> specs, ErrorList errors, params IReadOnlyList<string> others)
    {
        var values = new Dictionary<string, object>();
        foreach (var entry in table.Entries.Where(entry => !others.Contains(entry.Name)))
        {
            if (specs.FirstOrDefault(spec => spec.Name == entry.Name) is not { } known)
            {
                errors.AddUnknown(entry.Position, "key", entry.Name, others.Concat(specs.Select(spec => spec.Name)));
            }
            else if (SettingCheck.Read(entry, known, errors) is { } value)
            {
                values.Add(entry.Name, value);
            }
        }

        return new SettingValues(values);
    }
}
