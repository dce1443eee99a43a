using Compositor.Contracts;
using Compositor.Shell.Configuration;

namespace Compositor.Shell.CommandLine;

/// <summary>What `compositor run` was asked for; what is null is left to the configuration.</summary>
internal sealed record RunOptions(string Config, OutputChoice? Output, Size? Size, string? Socket);
