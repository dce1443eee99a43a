using Compositor.Shell.Control.Reports;

namespace Compositor.Shell.Control;

/// <summary>A reply as it is on the wire.</summary>
/// <param name="Ok">True when the request was met.</param>
internal sealed record ControlReply(bool Ok)
{
    public StatusReport? Status { get; init; }

    public IReadOnlyList<SourceReport>? Sources { get; init; }

    public ScreenshotReport? Screenshot { get; init; }

    public TransferReport? Transfer { get; init; }

    /// <summary>What is wrong, when the request was not met.</summary>
    public ControlError? Error { get; init; }

    public static ControlReply Refusal(string code, string message) => new(false) { Error = new ControlError(code, message) };
}
