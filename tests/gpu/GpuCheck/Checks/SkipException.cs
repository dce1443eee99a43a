namespace Compositor.GpuCheck;

/// <summary>A case cannot be checked on this machine, and why.</summary>
internal sealed class SkipException(string reason) : Exception(reason);
