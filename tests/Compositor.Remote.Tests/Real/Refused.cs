using Compositor.Contracts;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Sources that must not come to a picture.</summary>
internal static class Refused
{
    /// <summary>Runs a source to its end, which must be for this reason.</summary>
    /// <returns>The whole sentence.</returns>
    public static async Task<string> ExpectAsync(string address, string reason, params (string, object)[] settings)
    {
        await using var source = new RunningSource(address, settings);
        var refused = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }
}
