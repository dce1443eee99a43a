using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>What the current context says of itself.</summary>
/// <param name="Renderer">The GPU.</param>
/// <param name="Version">GL's version; Mesa adds its own.</param>
internal sealed record GlStrings(string Renderer, string Version)
{
    private const uint RendererName = 0x1F01;
    private const uint VersionName = 0x1F02;

    /// <summary>True for OpenGL ES.</summary>
    public bool IsEs => Version.StartsWith("OpenGL ES", StringComparison.Ordinal);

    /// <summary>Asks the current context.</summary>
    /// <exception cref="RendererException">None is current.</exception>
    public static unsafe GlStrings OfCurrent()
    {
        var get = (delegate* unmanaged<uint, nint>)Egl.eglGetProcAddress("glGetString");
        return get is not null && Marshal.PtrToStringUTF8(get(VersionName)) is { } version
            ? new GlStrings(Marshal.PtrToStringUTF8(get(RendererName)) ?? string.Empty, version)
            : throw new RendererException("no GL context is current");
    }
}
