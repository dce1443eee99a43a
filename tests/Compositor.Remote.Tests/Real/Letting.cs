namespace Compositor.Remote.Tests.Real;

/// <summary>Whether a source is let in.</summary>
internal static class Letting
{
    /// <summary>Runs a source until it has a picture, or until it is refused.</summary>
    /// <param name="refusal">Part of the sentence; null to be let in.</param>
    public static async Task ExpectAsync(string address, string? refusal, params (string, object)[] settings)
    {
        if (refusal is not null)
        {
            await Refused.ExpectAsync(address, refusal, settings);
            return;
        }

        await using var source = new RunningSource(address, settings);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
    }
}
