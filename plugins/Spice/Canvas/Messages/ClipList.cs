namespace Compositor.Plugins.Spice;

/// <summary>Where a message may draw: everywhere, or in any of some boxes, which may overlap. Valid as long as the message.</summary>
internal readonly ref struct ClipList
{
    /// <summary>The most boxes; a list of more is no picture of anything.</summary>
    private const int Limit = 1 << 15;

    private readonly ReadOnlySpan<byte> _boxes;

    private ClipList(ReadOnlySpan<byte> boxes)
    {
        _boxes = boxes;
        IsList = true;
    }

    /// <summary>False: everywhere.</summary>
    public bool IsList { get; }

    public int Count => _boxes.Length / Box.Length;

    public Box this[int index]
    {
        get
        {
            var reader = new BodyReader(_boxes, index * Box.Length);
            return Box.Read(ref reader);
        }
    }

    public static ClipList Read(scoped ref BodyReader body)
    {
        switch (body.ReadByte())
        {
            case 0:
                return default;
            case 1:
                var count = body.ReadCount(Box.Length);
                return count <= Limit ? new ClipList(body.ReadBytes((uint)(count * Box.Length)))
                    : throw new SpiceException($"a message is clipped to {count} boxes, more than {Limit}");
            default:
                throw new SpiceException("a message has a clip of an unknown kind");
        }
    }
}
