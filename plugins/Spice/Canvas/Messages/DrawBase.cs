namespace Compositor.Plugins.Spice;

/// <summary>What every draw message begins with. Valid as long as the message.</summary>
internal readonly ref struct DrawBase
{
    private DrawBase(uint surface, Box box, ClipList clip)
    {
        Surface = surface;
        Box = box;
        Clip = clip;
    }

    public uint Surface { get; }

    /// <summary>What is drawn to, before clipping.</summary>
    public Box Box { get; }

    public ClipList Clip { get; }

    public static DrawBase Read(scoped ref BodyReader body)
    {
        var surface = body.ReadUInt32();
        var box = Box.Read(ref body);
        return new DrawBase(surface, box, ClipList.Read(ref body));
    }
}
