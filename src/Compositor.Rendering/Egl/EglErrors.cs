namespace Compositor.Rendering;

/// <summary>Names of EGL errors.</summary>
internal static class EglErrors
{
    /// <summary>The name of the last error of this thread, which is then forgotten.</summary>
    public static string Last() => Name(Egl.eglGetError());

    public static string Name(int error) => error switch
    {
        0x3000 => "EGL_SUCCESS",
        0x3001 => "EGL_NOT_INITIALIZED",
        0x3002 => "EGL_BAD_ACCESS",
        0x3003 => "EGL_BAD_ALLOC",
        0x3004 => "EGL_BAD_ATTRIBUTE",
        0x3005 => "EGL_BAD_CONFIG",
        0x3006 => "EGL_BAD_CONTEXT",
        0x3008 => "EGL_BAD_DISPLAY",
        0x3009 => "EGL_BAD_MATCH",
        0x300C => "EGL_BAD_PARAMETER",
        0x300E => "EGL_CONTEXT_LOST",
        _ => $"EGL error 0x{error:x}",
    };
}
