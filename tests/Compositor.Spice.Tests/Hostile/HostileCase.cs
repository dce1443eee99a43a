using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;

namespace Compositor.Spice.Tests.Hostile;

/// <summary>Something that no server should say, and what comes of it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Channel">Where it is said.</param>
/// <param name="Reason">A part of the sentence that the source ends with; null when it goes on.</param>
/// <param name="Say">Says it, behind what makes the screen.</param>
internal sealed record HostileCase(string Name, ChannelKind Channel, string? Reason, Action<ScriptedChannel> Say)
{
    /// <summary>A part of a line in the log, where the source goes on without something.</summary>
    public string? Logged { get; init; }

    public override string ToString() => Name;
}
