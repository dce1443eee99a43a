using Compositor.Core;

namespace Compositor.Shell.Configuration;

/// <summary>A chord that the shell keeps for itself.</summary>
internal sealed record Binding(Chord Chord, ShellAction Action);
