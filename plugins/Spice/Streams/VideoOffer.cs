using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>What a server is told about video: only what can really be decoded here.</summary>
/// <param name="Codecs">What can be decoded, the best first; empty for no video.</param>
/// <param name="IsOrdered">True to tell the server which of them is preferred.</param>
internal sealed record VideoOffer(IReadOnlyList<StreamCodec> Codecs, bool IsOrdered)
{
    private const uint SizedStream = 1 << 0;
    private const uint StreamReport = 1 << 4;
    private const uint MultiCodec = 1 << 8;

    /// <summary>The bits of the display channel. With MULTI_CODEC and no codec, servers send no stream.</summary>
    public uint Capabilities => Codecs.Aggregate(MultiCodec | (Codecs.Count > 0 ? SizedStream | StreamReport : 0), (bits, codec) => bits | BitOf(codec));

    /// <summary>Looks what there is. The first time may take seconds, where GStreamer has to look for its plugins.</summary>
    public static VideoOffer Find(VideoPreference preference)
    {
        using var jpeg = new JpegDecoder();
        return Make(preference, jpeg.IsAvailable, VideoDecoder.CanDecode);
    }

    /// <summary>Chooses.</summary>
    /// <param name="preference">What is wished.</param>
    /// <param name="hasJpeg">Whether JPEG pictures can be decoded.</param>
    /// <param name="canDecode">Whether another codec can; asked only where it matters.</param>
    public static VideoOffer Make(VideoPreference preference, bool hasJpeg, Func<VideoCodec, bool> canDecode)
    {
        (StreamCodec Name, VideoCodec Codec)[] others = preference switch
        {
            VideoPreference.Auto => [(StreamCodec.H264, VideoCodec.H264), (StreamCodec.Vp8, VideoCodec.Vp8), (StreamCodec.Vp9, VideoCodec.Vp9)],
            VideoPreference.Vp8 => [(StreamCodec.Vp8, VideoCodec.Vp8)],
            VideoPreference.Vp9 => [(StreamCodec.Vp9, VideoCodec.Vp9)],
            VideoPreference.H264 => [(StreamCodec.H264, VideoCodec.H264)],
            _ => [],
        };
        var codecs = others.Where(other => canDecode(other.Codec)).Select(other => other.Name).ToList();
        if (hasJpeg && preference != VideoPreference.Off)
        {
            codecs.Add(StreamCodec.Mjpeg);
        }

        return new VideoOffer(codecs, preference != VideoPreference.Auto && codecs.Count > 0);
    }

    private static uint BitOf(StreamCodec codec) => codec switch
    {
        StreamCodec.Mjpeg => 1 << 9,
        StreamCodec.Vp8 => 1 << 10,
        StreamCodec.H264 => 1 << 11,
        StreamCodec.Vp9 => 1 << 13,
        _ => 0,
    };
}
