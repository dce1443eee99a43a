using System.Runtime.CompilerServices;
using Compositor.Shell.CommandLine;

namespace Compositor.Shell.Doctor;

/// <summary>Whether SDL finds anything to be heard with. Opens no device.</summary>
internal sealed class SoundInspection(Child child) : IInspection
{
    private const string Advice = "for sound: run a sound server (PipeWire, PulseAudio), or be in the group audio; without it machines are silent and the rest works";

    public string Group => "sound";

    public string Title => "Sound";

    public async IAsyncEnumerable<Finding> InspectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = await child.RunAsync([LookAtCommand.Verb, LookAtCommand.Audio], null, cancellationToken).ConfigureAwait(false);
        var facts = SdlFacts.Parse(end.Output);
        if (facts.Sound.Length == 0)
        {
            var reason = facts.Failure.Length > 0 ? facts.Failure : Child.Failure(end);
            yield return Finding.Limited("loudspeaker", $"no sound: {reason}", Advice);
            yield break;
        }

        yield return facts.Loudspeakers == 0
            ? Finding.Limited("loudspeaker", $"{facts.Sound} knows no loudspeaker", Advice)
            : Finding.Ok("loudspeaker", $"{Count(facts.Loudspeakers, "loudspeaker")} by {facts.Sound}");
        yield return Finding.Ok("microphone", $"{Count(facts.Microphones, "microphone")}, for machines that may have one (microphone = true)");
    }

    // Some drivers have one and cannot say so.
    private static string Count(int count, string what) => count switch
    {
        < 0 => $"an unknown number of {what}s",
        1 => $"1 {what}",
        _ => $"{count} {what}s",
    };
}
