namespace Compositor.GpuCheck;

/// <summary>A check with its outcome.</summary>
/// <param name="Argument">The check, as it went over the child's command line.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">For people; empty when it passed.</param>
internal sealed record CheckResult(string Argument, CheckState State, string Reason);
