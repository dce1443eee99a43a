using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A sprite as a texture. Render thread; disposed with its context current.</summary>
internal sealed unsafe class GlSprite : IDisposable
{
    private readonly GlDevice _device;

    /// <summary>Takes the sprite's pixels, and disposes it.</summary>
    public GlSprite(GlDevice device, Sprite sprite)
    {
        using (sprite)
        {
            (_device, IsOpaque) = (device, sprite.IsOpaque);
            Texture = device.CreateTexture(sprite.Size);
            device.Upload(new Rect(sprite.Size), (void*)sprite.Address, sprite.Stride / 4);
        }
    }

    public uint Texture { get; }

    public bool IsOpaque { get; }

    public void Dispose() => _device.Gl.DeleteTexture(Texture);
}
