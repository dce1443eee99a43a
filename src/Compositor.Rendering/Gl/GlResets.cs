namespace Compositor.Rendering;

/// <summary>
/// Asks the driver whether the GPU was reset, which takes the context and all that is in it (GL_KHR_robustness, GL_EXT_robustness). Only a
/// context that was made for it is told.
/// </summary>
internal sealed unsafe class GlResets : IGlResets
{
    private readonly delegate* unmanaged<int> _status;

    private GlResets(nint status) => _status = (delegate* unmanaged<int>)status;

    /// <summary>Of the context that is current; null where it cannot be asked.</summary>
    /// <param name="extensions">What the context has.</param>
    public static GlResets? OfCurrent(IReadOnlySet<string> extensions)
    {
        // By extension: eglGetProcAddress gives callable stubs for functions that are absent.
        var suffix = extensions.Contains("GL_KHR_robustness") ? "KHR" : extensions.Contains("GL_EXT_robustness") ? "EXT" : null;
        var function = suffix is null ? 0 : Egl.eglGetProcAddress($"glGetGraphicsResetStatus{suffix}");
        return function == 0 ? null : new GlResets(function);
    }

    /// <inheritdoc/>
    public bool HasHappened => _status() != 0;
}
