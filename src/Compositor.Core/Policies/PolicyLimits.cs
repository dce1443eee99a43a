namespace Compositor.Core;

/// <summary>What a policy may cost.</summary>
internal static class PolicyLimits
{
    /// <summary>Longer, and it is replaced: people notice a quarter of a second between key and picture.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(250);

    /// <summary>The first call also pays for compiling the policy's code.</summary>
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(2);
}
