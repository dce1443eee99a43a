namespace Compositor.Core;

/// <summary>A policy threw.</summary>
internal sealed class PolicyException(Exception cause) : Exception($"it threw {cause.GetType().Name}: {cause.Message}", cause);
