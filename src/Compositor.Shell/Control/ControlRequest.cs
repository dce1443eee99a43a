using System.Text.Json.Serialization;

namespace Compositor.Shell.Control;

/// <summary>A request as it is on the wire: one JSON object in a line. Each verb has its own members and refuses the others.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlRequest
{
    public string? Verb { get; init; }

    /// <summary>focus, send-key, send-pointer, send-file, power: a surface. volume: a source. layout: a policy.</summary>
    public string? Name { get; init; }

    /// <summary>volume: percent.</summary>
    public int? Volume { get; init; }

    /// <summary>volume: true for silence.</summary>
    public bool? Muted { get; init; }

    /// <summary>power: "shutdown", "reboot" or "reset".</summary>
    public string? Action { get; init; }

    /// <summary>screenshot, send-file: absolute path.</summary>
    public string? File { get; init; }

    /// <summary>screenshot: of this output.</summary>
    public string? Output { get; init; }

    /// <summary>screenshot: of this surface.</summary>
    public string? Source { get; init; }

    /// <summary>file-transfer, cancel-file: the number that send-file has given.</summary>
    public int? Id { get; init; }

    /// <summary>send-key: chords.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>send-pointer: surface pixels.</summary>
    public int? X { get; init; }

    /// <summary>send-pointer: surface pixels.</summary>
    public int? Y { get; init; }

    /// <summary>send-pointer: "left", "right", "middle", "side" or "extra", to click.</summary>
    public string? Button { get; init; }
}
