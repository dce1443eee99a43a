namespace Compositor.Rendering;

/// <summary>What EGL knows of the window that is current. Render thread, with the window's context current.</summary>
public sealed unsafe class EglWindow
{
    private const int Draw = 0x3059;
    private const int BufferAgeExt = 0x313D;

    private readonly nint _display = Egl.eglGetCurrentDisplay();

    /// <summary>Looks at the current display.</summary>
    public EglWindow()
    {
        HasBufferAge = new EglExtensions(_display).Has("EGL_EXT_buffer_age");
    }

    /// <summary>True when the driver tells how old a back buffer is (EGL_EXT_buffer_age).</summary>
    public bool HasBufferAge { get; }

    /// <summary>How many frames old the back buffer is; 0 when its content is unknown, as always without the extension.</summary>
    public int BufferAge
    {
        get
        {
            var age = 0;
            return HasBufferAge && Egl.eglQuerySurface(_display, Egl.eglGetCurrentSurface(Draw), BufferAgeExt, &age) != 0 ? age : 0;
        }
    }
}
