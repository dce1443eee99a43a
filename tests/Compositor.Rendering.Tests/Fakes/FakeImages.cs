using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>
/// A table of EGL functions whose driver imports what it is told to, and fails where it is told to. It reads the attributes as a driver does
/// and samples the very memory that they name, so that a wrong plane, pitch, offset or size shows in the pixels.
/// </summary>
internal sealed unsafe class FakeImages(GlDevice device) : IDmaBufImages
{
    private readonly Dictionary<nint, (uint Texture, nint Image)> _images = [];

    public bool HasModifiers { get; set; } = true;

    public Func<FourCc, ulong, bool> Lists { get; set; } = (_, _) => true;

    public bool ExternalOnly { get; set; }

    public int CreateError { get; set; }

    public string TextureError { get; set; } = string.Empty;

    /// <summary>The attributes of each image that was made, by name.</summary>
    public List<Dictionary<int, int>> Made { get; } = [];

    public int Alive => _images.Count;

    public bool Takes(FourCc format, ulong modifier, out bool externalOnly)
    {
        externalOnly = ExternalOnly;
        return Lists(format, modifier);
    }

    public nint Create(ReadOnlySpan<int> attributes, out int error)
    {
        error = CreateError;
        if (error != 0)
        {
            return 0;
        }

        var named = new Dictionary<int, int>();
        for (var i = 0; attributes[i] != 0x3038; i += 2)
        {
            named.Add(attributes[i], attributes[i + 1]);
        }

        Made.Add(named);
        var size = new Size(named[0x3057], named[0x3056]);
        var texture = device.CreateTexture(size);
        Read(named, size);
        var image = device.Images!.OfTexture(texture);
        _images.Add(image, (texture, image));
        return image;
    }

    public uint CreateTexture(nint image, bool external, out string error)
    {
        error = TextureError;
        if (error.Length > 0)
        {
            return 0;
        }

        var target = external ? 0x8D65u : 0x0DE1u;
        var texture = device.Gl.GenTexture();
        device.Gl.BindTexture((Silk.NET.OpenGL.TextureTarget)target, texture);
        device.Images!.Sample(target, image);
        if (!external)
        {
            device.SetSampling();
        }

        return texture;
    }

    public void Destroy(nint image)
    {
        var (texture, _) = _images[image];
        device.Images!.Destroy(image);
        device.Gl.DeleteTexture(texture);
        _images.Remove(image);
    }

    // A picture of the memory as it is now; a real driver would sample it when it draws.
    private void Read(Dictionary<int, int> named, Size size)
    {
        using var fd = new SafeFd(named[0x3272]);
        try
        {
            var (offset, pitch) = (named[0x3273], named[0x3274]);
            using var mapping = MappedMemory.Map(fd, offset, ((long)pitch * (size.Height - 1)) + (size.Width * 4L));
            device.Upload(new Rect(size), (void*)mapping.Address, pitch / 4);
        }
        finally
        {
            fd.SetHandleAsInvalid();
        }
    }
}
