using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>A surface's buffer that the GPU samples where it lies. Render thread; disposed with its context current.</summary>
internal sealed class DirectImport(DmaBufImage image, SurfaceBuffer buffer) : SurfaceImport
{
    /// <inheritdoc/>
    public override uint Texture => image.Texture;

    /// <inheritdoc/>
    public override Size Size { get; } = buffer.Size;

    /// <inheritdoc/>
    public override TexturePart Part { get; } = TexturePart.Of(buffer);

    /// <inheritdoc/>
    public override long Bytes => image.Bytes;

    /// <inheritdoc/>
    public override bool IsDirect => true;

    /// <inheritdoc/>
    public override bool IsExternal => image.IsExternal;

    /// <summary>Nothing to do: the texture is the memory.</summary>
    public override long Read(ReadOnlySpan<Rect> damage) => 0;

    /// <inheritdoc/>
    public override void Dispose() => image.Dispose();
}
