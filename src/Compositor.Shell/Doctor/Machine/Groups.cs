using System.Globalization;

namespace Compositor.Shell.Doctor;

/// <summary>The groups that this process is in, by name.</summary>
internal static class Groups
{
    private static readonly string[] Lines = ["Gid:", "Groups:"];

    /// <summary>Their names; a number for one without.</summary>
    public static IReadOnlyList<string> Of(Surroundings machine)
    {
        var status = (machine.Read("/proc/self/status") ?? string.Empty).Split('\n');
        return
        [
            .. status.Where(line => Lines.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
                .SelectMany(line => line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries).Skip(1))
                .Distinct()
                .Select(number => NameOf(machine, number)),
        ];
    }

    /// <summary>The name of a group.</summary>
    public static string NameOf(Surroundings machine, uint number) => NameOf(machine, number.ToString(CultureInfo.InvariantCulture));

    private static string NameOf(Surroundings machine, string number)
    {
        foreach (var line in (machine.Read("/etc/group") ?? string.Empty).Split('\n'))
        {
            var fields = line.Split(':');
            if (fields.Length > 2 && fields[2] == number)
            {
                return fields[0];
            }
        }

        return number;
    }
}
