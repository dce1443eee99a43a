namespace Compositor.Plugins.Spice;

/// <summary>What a stream was created as.</summary>
/// <param name="Surface">The surface's number.</param>
/// <param name="Codec">How its frames are packed.</param>
/// <param name="IsTopDown">Whether a frame's first row is the top one.</param>
/// <param name="Width">Of its frames; any number.</param>
/// <param name="Height">Of its frames; any number.</param>
/// <param name="Box">What a frame fills, before clipping.</param>
internal readonly record struct StreamShape(uint Surface, StreamCodec Codec, bool IsTopDown, uint Width, uint Height, Box Box)
{
    private const byte TopDownFlag = 1;

    /// <summary>Reads what a stream_create message says behind the stream's number and before its clip.</summary>
    /// <param name="surface">The surface, which comes before the number.</param>
    /// <param name="body">The message.</param>
    public static StreamShape Read(uint surface, scoped ref BodyReader body)
    {
        var flags = body.ReadByte();
        var codec = (StreamCodec)body.ReadByte();
        _ = body.ReadUInt64();
        var (width, height) = (body.ReadUInt32(), body.ReadUInt32());

        // What the frames were made from may have been larger; only servers of long ago shrink.
        _ = (body.ReadUInt32(), body.ReadUInt32());
        return new StreamShape(surface, codec, (flags & TopDownFlag) != 0, width, height, Box.Read(ref body));
    }
}
