using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Shell.Outputs;

/// <summary>An output of a display.</summary>
/// <param name="Name">Unique on this display.</param>
/// <param name="Size">Drawable pixels.</param>
/// <param name="Refresh">From one refresh to the next.</param>
/// <param name="CreateTarget">Makes the target; called on the render thread, which owns it.</param>
internal sealed record DisplayOutput(string Name, Size Size, TimeSpan Refresh, Func<IOutputTarget> CreateTarget)
{
    /// <summary>As a policy sees it.</summary>
    public OutputDescription Description => new(Name, Size);
}
