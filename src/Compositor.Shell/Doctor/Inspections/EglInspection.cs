using System.Runtime.CompilerServices;
using Compositor.Rendering;

namespace Compositor.Shell.Doctor;

/// <summary>EGL displays: what draws on each, and what it says of dma-bufs.</summary>
internal sealed class EglInspection(EglSurvey survey) : IInspection
{
    public string Group => "egl";

    public string Title => "EGL and OpenGL";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var platform in survey.Platforms)
        {
            var facts = await survey.LookAsync(platform, cancellationToken).ConfigureAwait(false);

            // A device is only worth a line where there is a GPU that nothing else leads to.
            if (platform != "device:0" || (facts.Draws && !facts.IsSoftware && facts.Node.Length == 0))
            {
                yield return Judge(platform, facts);
            }
        }
    }

    /// <summary>What to say of a display.</summary>
    internal static Finding Judge(string platform, EglFacts facts)
    {
        if (!facts.Draws)
        {
            return Finding.Missing(
                platform,
                $"{platform}: does not draw: {(facts.Failure.Length > 0 ? facts.Failure : "there is no GL")}",
                "on Debian: apt install libegl1 libgl1-mesa-dri; for a GPU of NVIDIA its own driver's libraries");
        }

        var api = facts.Es.Length > 0 ? facts.Es : facts.Core;
        var text = $"{platform}: {facts.Renderer}, {api}, EGL of {facts.Vendor}{(facts.Node.Length > 0 && !platform.EndsWith(facts.Node, StringComparison.Ordinal) ? $" at {facts.Node}" : string.Empty)}; {Abilities(facts)}";
        if (facts.Failure.Length > 0)
        {
            return Finding.Limited(platform, $"{text}; then it failed: {facts.Failure}", "update the driver");
        }

        if (facts.IsSoftware)
        {
            return Finding.Limited(platform, $"{text}; the processor draws", "nothing, on a machine without a GPU; else install the GPU's driver, and see its permissions");
        }

        return facts.Imports && facts.Modifiers && facts.Fences
            ? Finding.Ok(platform, text)
            : Finding.Limited(platform, text, "a newer driver may have the rest; until then frames are copied, or waited for by the processor");
    }

    private static string Abilities(EglFacts facts)
    {
        (string Name, bool Has)[] abilities =
        [
            ("dma-bufs", facts.Imports), ("modifiers", facts.Modifiers), ("kernel fences", facts.Fences), ("external samplers", facts.External),
        ];
        var has = abilities.Where(ability => ability.Has).Select(ability => ability.Name).ToArray();
        var lacks = abilities.Where(ability => !ability.Has).Select(ability => ability.Name).ToArray();
        return (has, lacks) switch
        {
            ({ Length: 0 }, _) => $"knows no {string.Join(", ", lacks)}",
            (_, { Length: 0 }) => $"says that it knows {string.Join(", ", has)}",
            _ => $"says that it knows {string.Join(", ", has)}, but no {string.Join(", ", lacks)}",
        };
    }
}
