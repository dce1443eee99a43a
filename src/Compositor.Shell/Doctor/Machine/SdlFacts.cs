using System.Globalization;

namespace Compositor.Shell.Doctor;

/// <summary>What SDL says of itself, or of one of its drivers.</summary>
internal sealed record SdlFacts
{
    /// <summary>"2.32.4"; empty when there is no SDL.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The video drivers that are built in.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>True when a driver was opened.</summary>
    public bool IsOpened { get; init; }

    /// <summary>Its monitors.</summary>
    public IReadOnlyList<string> Displays { get; init; } = [];

    /// <summary>Its audio driver; empty when it has none.</summary>
    public string Sound { get; init; } = string.Empty;

    /// <summary>How many it knows; below 0 when it cannot tell.</summary>
    public int Loudspeakers { get; init; }

    /// <summary>How many it knows; below 0 when it cannot tell.</summary>
    public int Microphones { get; init; }

    /// <summary>What SDL says when it refuses; empty when it does not.</summary>
    public string Failure { get; init; } = string.Empty;

    public static SdlFacts Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        return new SdlFacts
        {
            Version = Values(lines, SdlLook.Version).FirstOrDefault(string.Empty),
            Drivers = [.. Values(lines, SdlLook.Driver)],
            IsOpened = lines.Contains(SdlLook.Opened),
            Displays = [.. Values(lines, SdlLook.Display)],
            Sound = Values(lines, SdlLook.Sound).FirstOrDefault(string.Empty),
            Loudspeakers = Number(lines, SdlLook.Loudspeakers),
            Microphones = Number(lines, SdlLook.Microphones),
            Failure = Values(lines, SdlLook.Failure).FirstOrDefault(string.Empty),
        };
    }

    private static int Number(string[] lines, string key) =>
        int.TryParse(Values(lines, key).FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IEnumerable<string> Values(string[] lines, string key) =>
        lines.Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(line => line[key.Length..]);
}
