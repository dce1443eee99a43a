using System.Buffers.Binary;

namespace Compositor.Codecs;

/// <summary>What a VP8 frame says of itself before it is decoded (RFC 6386, 9.1).</summary>
internal static class Vp8Header
{
    private const int KeyFrameLength = 10;
    private const int SizeMask = 0x3fff;

    /// <summary>Refuses frames that would have a decoder make larger pictures than agreed; only key frames have a size.</summary>
    /// <param name="frame">All of it.</param>
    /// <param name="isFirst">True for the first of a video, which must be a key frame.</param>
    /// <param name="width">The most.</param>
    /// <param name="height">The most.</param>
    /// <exception cref="VideoException">It is refused.</exception>
    public static void Check(ReadOnlySpan<byte> frame, bool isFirst, int width, int height)
    {
        var isKey = frame.Length > 0 && (frame[0] & 1) == 0;
        if (!isKey)
        {
            if (isFirst)
            {
                throw new VideoException("a VP8 video does not begin with a key frame");
            }

            return;
        }

        if (frame.Length < KeyFrameLength || frame[3] != 0x9d || frame[4] != 0x01 || frame[5] != 0x2a)
        {
            throw new VideoException("a VP8 key frame does not begin as one");
        }

        var (wide, high) = (BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & SizeMask, BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & SizeMask);
        if (wide < 1 || wide > width || high < 1 || high > height)
        {
            throw new VideoException($"a VP8 picture is {wide}x{high} pixels, not at most {width}x{height}");
        }
    }
}
