namespace Compositor.Plugins.Remote;

/// <summary>Where frames begin in a byte stream of H.264 (ITU-T H.264, 7.4.1.2.4 and annex B).</summary>
internal static class H264Stream
{
    private const int Slice = 1;
    private const int KeySlice = 5;
    private const int Supplement = 6;
    private const int Parameters = 7;
    private const int PictureParameters = 8;
    private const int Delimiter = 9;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    /// <summary>Takes the first frame of some.</summary>
    /// <param name="frames">Begins behind it afterwards.</param>
    public static ReadOnlySpan<byte> TakeFrame(ref ReadOnlySpan<byte> frames)
    {
        var hasPicture = false;
        for (var at = frames.IndexOf(StartCode); at >= 0;)
        {
            var unit = frames[(at + StartCode.Length)..];
            if (unit.Length < 2)
            {
                break;
            }

            var kind = unit[0] & 31;
            var isPicture = kind is >= Slice and <= KeySlice;

            // The first bit of a slice's header is set where it begins at the first block of a picture.
            var begins = isPicture ? (unit[1] & 0x80) != 0 : kind is >= Supplement and <= Delimiter;
            if (hasPicture && begins)
            {
                // A start code of four bytes has a zero before.
                at -= at > 0 && frames[at - 1] == 0 ? 1 : 0;
                var frame = frames[..at];
                frames = frames[at..];
                return frame;
            }

            hasPicture |= isPicture;
            var next = unit.IndexOf(StartCode);
            at = next < 0 ? -1 : at + StartCode.Length + next;
        }

        var all = frames;
        frames = default;
        return all;
    }

    /// <summary>True when a decoder can begin with a frame.</summary>
    public static bool CanBegin(ReadOnlySpan<byte> frame)
    {
        for (var at = frame.IndexOf(StartCode); at >= 0 && at + StartCode.Length < frame.Length;)
        {
            if ((frame[at + StartCode.Length] & 31) is Parameters or PictureParameters)
            {
                return true;
            }

            var next = frame[(at + StartCode.Length)..].IndexOf(StartCode);
            at = next < 0 ? -1 : at + StartCode.Length + next;
        }

        return false;
    }
}
