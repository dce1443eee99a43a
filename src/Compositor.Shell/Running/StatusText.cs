using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Control.Reports;
using Compositor.Shell.Outputs;
using Compositor.Shell.Sound;

namespace Compositor.Shell.Running;

/// <summary>Puts model and renderer into the reports of the control socket. Main thread.</summary>
internal static class StatusText
{
    public static Control.Reports.OutputReport Output(DisplayOutput output, IDisplay display, RenderReport drawn) => new(
        output.Name,
        output.Size.Width,
        output.Size.Height,
        display.Driver,
        drawn.Renderer,
        display.Presenter,
        1 / output.Refresh.TotalSeconds,
        drawn.Outputs.FirstOrDefault(entry => entry.Name == output.Name)?.Frames ?? 0);

    public static SourceReport Source(Source source, Scene scene, SurfaceId? focus, RenderReport drawn, TimeProvider time)
    {
        var status = source.Status;
        var left = time.GetElapsedTime(time.GetTimestamp(), status.NextAttempt).TotalSeconds;
        return new SourceReport(
            source.Name,
            source.Kind,
            Condition(status.Phase),
            status.Activity.Length > 0 ? status.Activity : null,
            status.Phase == SourcePhase.Away ? Math.Max(0, Math.Round(left, 1)) : null,
            [.. source.Surfaces.Select(surface => Head(surface, scene, focus, drawn))])
        {
            Facts = Facts(source.Facts),
            Volume = source.Sound?.Volume ?? 0,
            IsMuted = source.Sound?.IsMuted ?? true,
            Playing = source.Sound?.Playing?.ToString(),
            IsHeard = source.Sound?.IsHeard ?? false,
        };
    }

    public static SoundReport Sound(Wall wall, SdlSound sound) => new(
        wall.Configuration.Shell.Audio.ToString().ToLowerInvariant(),
        sound.Condition,
        [.. wall.Set.Sources.Where(source => source.Sound is { IsHeard: true }).Select(source => source.Name)]);

    // Of two of one name the later one counts.
    private static Dictionary<string, string>? Facts(IReadOnlyList<SourceFact> facts)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            named[fact.Name] = fact.Value;
        }

        return named.Count > 0 ? named : null;
    }

    private static SourceCondition Condition(SourcePhase phase) => phase switch
    {
        SourcePhase.Starting => SourceCondition.Starting,
        SourcePhase.Live => SourceCondition.Live,
        SourcePhase.Away or SourcePhase.Ended => SourceCondition.Away,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };

    private static HeadReport Head(Surface surface, Scene scene, SurfaceId? focus, RenderReport drawn)
    {
        var import = drawn.Imports.FirstOrDefault(entry => entry.Surface == surface.Id);
        var hasPicture = !surface.Size.IsEmpty;
        return new HeadReport(
            surface.Id.ToString(),
            surface.Title,
            surface.Size.Width,
            surface.Size.Height,
            hasPicture ? surface.Format.ToString() : null,
            import?.Rung,
            import?.Reason is { Length: > 0 } reason ? reason : null,
            import?.Imports ?? 0,
            import?.Touched ?? 0,
            surface.LateCommits,
            surface.Commits,
            scene.Outputs.FirstOrDefault(output => output.ViewOf(surface.Id) is not null)?.Output,
            surface.Id == focus);
    }
}
