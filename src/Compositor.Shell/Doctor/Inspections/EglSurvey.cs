using Compositor.Rendering;
using Compositor.Shell.CommandLine;

namespace Compositor.Shell.Doctor;

/// <summary>The EGL displays of a machine, each looked at once by a child. Several inspections ask it; one at a time.</summary>
internal sealed class EglSurvey(Surroundings machine, Child child)
{
    private readonly Dictionary<string, EglFacts> _facts = [];

    /// <summary>The displays that there may be, those first that pictures go to.</summary>
    public IReadOnlyList<string> Platforms =>
    [
        .. machine.Variable("WAYLAND_DISPLAY") is { Length: > 0 } ? ["wayland"] : Array.Empty<string>(),
        .. machine.Variable("DISPLAY") is { Length: > 0 } ? ["x11"] : Array.Empty<string>(),
        .. DrmCard.All(machine).Select(card => $"gbm:{card.Path}"),
        .. machine.List("/dev/dri", "renderD*").Select(node => $"gbm:/dev/dri/{node}"),
        "surfaceless",
        "device:0",
    ];

    /// <summary>The displays that this program itself draws with.</summary>
    public IReadOnlyList<string> OwnPlatforms => [.. Platforms.Where(platform => platform is not "device:0" && !platform.Contains("renderD", StringComparison.Ordinal))];

    /// <summary>Looks at one.</summary>
    public async Task<EglFacts> LookAsync(string platform, CancellationToken cancellationToken)
    {
        if (!_facts.TryGetValue(platform, out var facts))
        {
            var seconds = Math.Ceiling(child.Limit.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var end = await child.RunAsync(
                [LookAtCommand.Verb, LookAtCommand.Egl, LookAtCommand.Platform, platform, LookAtCommand.Seconds, seconds], null, cancellationToken)
                .ConfigureAwait(false);
            facts = EglFacts.Parse(end.Output);
            var failure = Child.Failure(end);
            _facts[platform] = facts = failure.Length == 0 ? facts : facts with { Failure = failure };
        }

        return facts;
    }
}
