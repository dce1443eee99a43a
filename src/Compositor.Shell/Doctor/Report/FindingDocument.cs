namespace Compositor.Shell.Doctor;

/// <summary>A finding in JSON.</summary>
internal sealed record FindingDocument
{
    /// <summary>The group, one word.</summary>
    public required string Group { get; init; }

    /// <summary>What it is within the group.</summary>
    public required string Name { get; init; }

    /// <summary>"ok", "limited" or "missing".</summary>
    public required string State { get; init; }

    /// <summary>A sentence for people; may be worded otherwise one day.</summary>
    public required string Text { get; init; }

    /// <summary>What to do; not there when the state is "ok".</summary>
    public string? Advice { get; init; }

    public static FindingDocument Of(string group, Finding finding) => new()
    {
        Group = group,
        Name = finding.Name,
        State = finding.State.ToString().ToLowerInvariant(),
        Text = finding.Text,
        Advice = finding.Advice,
    };
}
