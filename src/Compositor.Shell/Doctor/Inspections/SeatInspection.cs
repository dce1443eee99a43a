namespace Compositor.Shell.Doctor;

/// <summary>The login session and its seat, as systemd-logind has them (sd_session: files below /run/systemd).</summary>
internal sealed class SeatInspection(Surroundings machine) : LocalInspection("permission", "Permissions")
{
    private const string Name = "seat";

    protected override IEnumerable<Finding> Inspect()
    {
        if (machine.List("/run/systemd/sessions").Count == 0 && machine.List("/run/systemd/seats").Count == 0)
        {
            yield return Finding.Ok(Name, "no logind here: the permissions of the devices decide");
            yield break;
        }

        var session = machine.Variable("XDG_SESSION_ID");
        var record = session is { Length: > 0 } && !session.Contains('/') ? machine.Read($"/run/systemd/sessions/{session}") : null;
        var seat = Value(record, "SEAT");
        yield return (record, seat, Value(record, "ACTIVE")) switch
        {
            (null, _, _) => Finding.Limited(
                Name,
                "this is no login session: logind lends it no monitors, GPUs and input devices",
                "nothing when the devices can be opened all the same; else log in at the machine, or use the groups below"),
            (_, "", _) => Finding.Limited(
                Name, $"session {session} has no seat, as one over the network: logind lends it no monitors", "log in at the machine, or use the groups below"),
            (_, _, "0") => Finding.Limited(Name, $"session {session} at {seat} is in the background", "switch to its console: Ctrl+Alt+F1 and so on"),
            _ => Finding.Ok(Name, $"session {session} at {seat} is in the foreground"),
        };
    }

    private static string Value(string? record, string key) =>
        (record ?? string.Empty).Split('\n').Where(line => line.StartsWith(key + "=", StringComparison.Ordinal))
            .Select(line => line[(key.Length + 1)..]).FirstOrDefault(string.Empty);
}
