using Compositor.Contracts;
using Silk.NET.OpenGL;

namespace Compositor.Rendering;

/// <summary>The GL of the context that was current when it was made, and what it can do. Works on core 3.3 and on ES 3.0. Render thread.</summary>
internal sealed unsafe class GlDevice
{
    /// <summary>GL_BGRA, and GL_BGRA_EXT of ES: the order of every guest's pixels and of every window.</summary>
    public const PixelFormat Bgra = (PixelFormat)0x80E1;

    /// <summary>GL_TEXTURE_EXTERNAL_OES.</summary>
    public const TextureTarget External = (TextureTarget)0x8D65;

    private const GLEnum ContextLost = (GLEnum)0x0507;

    public GlDevice()
    {
        Gl = GL.GetApi(Egl.eglGetProcAddress);
        var version = Gl.GetStringS(StringName.Version) ?? throw new RendererException("no GL context is current");
        IsEs = version.StartsWith("OpenGL ES", StringComparison.Ordinal);
        var renderer = Gl.GetStringS(StringName.Renderer) ?? string.Empty;
        var extensions = ReadExtensions(Gl);
        if (IsEs && !extensions.Contains("GL_EXT_texture_format_BGRA8888"))
        {
            throw new RendererException("this OpenGL ES has no BGRA textures");
        }

        HasEglImage = extensions.Contains("GL_OES_EGL_image");
        HasExternal = IsEs && extensions.Contains("GL_OES_EGL_image_external_essl3");
        Images = EglImages.OfCurrent(HasEglImage);
        Resets = GlResets.OfCurrent(extensions);
        var software = renderer.Contains("llvmpipe", StringComparison.Ordinal) || renderer.Contains("softpipe", StringComparison.Ordinal);
        var number = version.Replace("OpenGL ES ", string.Empty, StringComparison.Ordinal).Split(' ')[0];
        Description = $"OpenGL {(IsEs ? "ES " : string.Empty)}{number} ({renderer}){(software ? ", software" : string.Empty)}";
        MaximumSide = Gl.GetInteger(GetPName.MaxTextureSize);
    }

    public GL Gl { get; }

    public bool IsEs { get; }

    public string Description { get; }

    /// <summary>Null where surfaces are sampled from their own textures instead.</summary>
    public EglImages? Images { get; }

    /// <summary>True when textures can sample EGL images.</summary>
    public bool HasEglImage { get; }

    /// <summary>True when shaders have samplerExternalOES, which only OpenGL ES has.</summary>
    public bool HasExternal { get; }

    public int MaximumSide { get; }

    /// <summary>Null where the driver does not tell of resets; then a lost context is noticed by its errors.</summary>
    public IGlResets? Resets { get; set; }

    /// <summary>
    /// A texture of B, G, R, A bytes that is filled later. Unsized GL_RGBA, not GL_RGBA8: only so does Mesa choose the very format that
    /// software drawing copies instead of converting.
    /// </summary>
    public uint CreateTexture(Size size)
    {
        var texture = Gl.GenTexture();
        Gl.BindTexture(TextureTarget.Texture2D, texture);
        var form = IsEs ? (InternalFormat)Bgra : InternalFormat.Rgba;
        Gl.TexImage2D(TextureTarget.Texture2D, 0, form, (uint)size.Width, (uint)size.Height, 0, Bgra, PixelType.UnsignedByte, null);
        SetSampling();
        return texture;
    }

    /// <summary>Sets the bound texture to one level and no repetition.</summary>
    public void SetSampling()
    {
        Gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMaxLevel, 0);
        Gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)GLEnum.Nearest);
        Gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)GLEnum.Nearest);
        Gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)GLEnum.ClampToEdge);
        Gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)GLEnum.ClampToEdge);
    }

    /// <summary>Writes part of the bound texture.</summary>
    /// <param name="part">Where.</param>
    /// <param name="pixels">The part's first pixel.</param>
    /// <param name="rowLength">Pixels from one row to the next.</param>
    public void Upload(Rect part, void* pixels, int rowLength)
    {
        Gl.PixelStore(PixelStoreParameter.UnpackRowLength, rowLength);
        Gl.TexSubImage2D(TextureTarget.Texture2D, 0, part.X, part.Y, (uint)part.Width, (uint)part.Height, Bgra, PixelType.UnsignedByte, pixels);
    }

    /// <summary>Throws when something went wrong since it was asked last.</summary>
    /// <exception cref="RendererException">GL has an error: a lost context, no memory, or a mistake here.</exception>
    public void Check(string attempt)
    {
        if (Resets is { HasHappened: true })
        {
            throw new RendererException("the GPU was reset");
        }

        var error = Gl.GetError();
        if (error != GLEnum.NoError)
        {
            throw new RendererException(error == ContextLost ? "the GL context was lost" : $"cannot {attempt}: GL error {error}");
        }
    }

    private static HashSet<string> ReadExtensions(GL gl)
    {
        var names = new HashSet<string>();
        for (var i = 0u; i < gl.GetInteger(GetPName.NumExtensions); i++)
        {
            names.Add(gl.GetStringS(StringName.Extensions, i) ?? string.Empty);
        }

        return names;
    }
}
