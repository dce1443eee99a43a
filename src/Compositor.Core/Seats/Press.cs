using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Where a press went, so that its release goes there, too.</summary>
internal readonly record struct Press(SurfaceId Surface, IInputSink Sink);
