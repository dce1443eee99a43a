using System.Text.Json;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A source and its first head, as the compositor reports them.</summary>
/// <param name="State">"starting", "live" or "away".</param>
/// <param name="Reason">Why it is away or cannot be shown; empty when there is nothing to say.</param>
/// <param name="Commits">Pictures of its first head so far.</param>
/// <param name="Width">Pixels of its first head.</param>
/// <param name="Height">Likewise.</param>
/// <param name="IsShown">True when an output shows it.</param>
/// <param name="HasFocus">True when it has the keyboard.</param>
internal sealed record SourceState(string State, string Reason, long Commits, int Width, int Height, bool IsShown, bool HasFocus)
{
    public static SourceState From(JsonElement source)
    {
        var head = source.GetProperty("heads")[0];
        return new SourceState(
            source.GetProperty("state").GetString()!,
            source.TryGetProperty("reason", out var reason) || head.TryGetProperty("import-reason", out reason) ? reason.GetString()! : string.Empty,
            head.GetProperty("commits").GetInt64(),
            head.GetProperty("width").GetInt32(),
            head.GetProperty("height").GetInt32(),
            head.TryGetProperty("output", out _),
            head.GetProperty("has-focus").GetBoolean());
    }
}
