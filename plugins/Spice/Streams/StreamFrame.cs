namespace Compositor.Plugins.Spice;

/// <summary>A decoded frame and where it belongs. Valid until its stream gets another message.</summary>
internal readonly ref struct StreamFrame
{
    private readonly ReadOnlySpan<byte> _clip;

    /// <param name="surface">The surface's number.</param>
    /// <param name="box">What the picture fills on it, before clipping.</param>
    /// <param name="clip">The clip as it came in a message.</param>
    /// <param name="picture">The pixels.</param>
    public StreamFrame(uint surface, Box box, ReadOnlySpan<byte> clip, PixelView picture)
    {
        (Surface, Box) = (surface, box);
        _clip = clip;
        Picture = picture;
    }

    public uint Surface { get; }

    public Box Box { get; }

    public PixelView Picture { get; }

    public ClipList Clip
    {
        get
        {
            var reader = new BodyReader(_clip);
            return ClipList.Read(ref reader);
        }
    }
}
