namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>How a program ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);
