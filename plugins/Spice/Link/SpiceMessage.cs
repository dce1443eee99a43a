namespace Compositor.Plugins.Spice;

/// <summary>One message; valid until the next one is read.</summary>
internal readonly ref struct SpiceMessage
{
    /// <param name="type">Its number, of this channel and this direction.</param>
    /// <param name="body">What follows the header.</param>
    /// <param name="subList">Where in the body a list of further messages begins; 0 when there is none.</param>
    public SpiceMessage(ushort type, ReadOnlySpan<byte> body, uint subList = 0)
    {
        Body = body;
        (Type, SubList) = (type, subList);
    }

    public ushort Type { get; }

    public ReadOnlySpan<byte> Body { get; }

    public uint SubList { get; }
}
