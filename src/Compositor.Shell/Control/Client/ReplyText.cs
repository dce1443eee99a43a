using System.Globalization;
using System.Text;
using Compositor.Shell.Control.Reports;

namespace Compositor.Shell.Control.Client;

/// <summary>Replies as people like to read them.</summary>
internal static class ReplyText
{
    public static string Write(ControlReply reply) => reply switch
    {
        { Status: { } status } => Write(status),
        { Sources: { } sources } => Write(sources),
        { Screenshot: { } screenshot } => $"{screenshot.File} ({screenshot.Width}x{screenshot.Height})\n",
        _ => string.Empty,
    };

    private static string Write(StatusReport status)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"compositor {status.Version}, up {Duration(status.Uptime)}\n");
        text.Append(CultureInfo.InvariantCulture, $"configuration {status.Configuration}\n");
        text.Append(CultureInfo.InvariantCulture, $"layout {status.Layout}, input {status.Input}, focus {status.Focus ?? "-"}\n");
        text.Append(CultureInfo.InvariantCulture, $"audio {status.Sound.Policy}, heard {(status.Sound.Heard.Count > 0 ? string.Join(", ", status.Sound.Heard) : "-")}, loudspeaker {status.Sound.Device}\n\n");
        var table = new TextTable("OUTPUT", "SIZE", "REFRESH", "DRIVER", "RENDERER", "PRESENTER", "FRAMES");
        foreach (var output in status.Outputs)
        {
            table.Add(
                output.Name,
                $"{output.Width}x{output.Height}",
                Number(output.Refresh),
                output.Driver,
                output.Renderer,
                output.Presenter,
                Number(output.Frames));
        }

        return text.Append(table).ToString();
    }

    private static string Write(IReadOnlyList<SourceReport> sources)
    {
        var table = new TextTable("SURFACE", "KIND", "STATE", "SIZE", "FORMAT", "IMPORT", "FRAMES", "OUTPUT", "");
        foreach (var source in sources)
        {
            foreach (var head in source.Heads)
            {
                table.Add(
                    head.Id,
                    source.Kind,
                    State(source),
                    head.Width == 0 ? "-" : $"{head.Width}x{head.Height}",
                    head.Format ?? "-",
                    head.Import ?? "-",
                    Number(head.Commits),
                    head.Output ?? "-",
                    head.HasFocus ? "focus" : string.Empty);
            }

            if (source.Heads.Count == 0)
            {
                table.Add(source.Name, source.Kind, State(source), "-", "-", "-", "-", "-", string.Empty);
            }
        }

        var reasons = sources.Where(source => source.Reason is not null).Select(Reason);
        var imports = sources.SelectMany(source => source.Heads).Where(head => head.ImportReason is not null).Select(Import);
        var facts = sources.Where(source => source.Facts is not null).Select(Facts);
        return table + string.Concat(reasons) + string.Concat(imports) + string.Concat(facts) + string.Concat(sources.Where(source => source.Playing is not null).Select(Sound));
    }

    private static string Facts(SourceReport source) => $"{source.Name}: {string.Join(", ", source.Facts!.Select(fact => $"{fact.Key} {fact.Value}"))}\n";

    private static string Import(HeadReport head) => $"{head.Id} is shown by {head.Import}, because {head.ImportReason}\n";

    private static string Sound(SourceReport source) =>
        $"{source.Name} plays {source.Playing} at {source.Volume} %{(source.IsHeard ? string.Empty : source.IsMuted ? ", muted" : ", not heard")}\n";

    private static string State(SourceReport source) => source.State switch
    {
        SourceCondition.Starting => "starting",
        SourceCondition.Live => "live",
        SourceCondition.Away => "away",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.State, "no such state"),
    };

    private static string Reason(SourceReport source)
    {
        var next = source.NextAttempt is { } seconds ? $" (next attempt in {Number(Math.Ceiling(seconds))} s)" : string.Empty;
        return $"{source.Name}: {source.Reason}{next}\n";
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalDays >= 1 ? $"{(int)time.TotalDays} d {time.Hours} h"
            : time.TotalHours >= 1 ? $"{time.Hours} h {time.Minutes} min"
            : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
            : $"{time.Seconds} s";
    }
}
