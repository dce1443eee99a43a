namespace Compositor.Codecs;

/// <summary>Which elements of GStreamer decode a codec, in the text that makes a pipeline of them.</summary>
internal static class VideoElements
{
    /// <summary>
    /// Caps of the source, the parser that says how large pictures are before a decoder makes room for them, and decoders, the best first. They have one
    /// thread each: several would hold frames back.
    /// </summary>
    private static (string Caps, string? Parser, string Parsed, string[] Decoders) Of(VideoCodec codec) => codec switch
    {
        VideoCodec.Vp8 => ("video/x-vp8", null, "", ["vp8dec threads=1", "avdec_vp8 max-threads=1"]),
        VideoCodec.Vp9 => ("video/x-vp9", "vp9parse", "video/x-vp9", ["vp9dec threads=1", "avdec_vp9 max-threads=1"]),
        VideoCodec.H264 => (
            "video/x-h264,stream-format=byte-stream,alignment=au", "h264parse", "video/x-h264", ["avdec_h264 max-threads=1", "openh264dec"]),
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    /// <summary>Whether all that a codec needs is there.</summary>
    public static bool Have(VideoCodec codec)
    {
        var (_, parser, _, _) = Of(codec);
        return GStreamerLibrary.Has("appsrc") && GStreamerLibrary.Has("videoconvert") && GStreamerLibrary.Has("appsink")
            && (parser is null || GStreamerLibrary.Has(parser)) && DecoderOf(codec) is not null;
    }

    /// <summary>The pipeline's text: frames go to "in", pictures of 32 bits a pixel come from "out", the newest only.</summary>
    /// <param name="codec">One that it has.</param>
    /// <param name="width">The most.</param>
    /// <param name="height">The most.</param>
    public static string PipelineOf(VideoCodec codec, int width, int height)
    {
        var (caps, parser, parsed, _) = Of(codec);
        var limits = $"width=[1,{Math.Max(2, width)}],height=[1,{Math.Max(2, height)}]";
        var parsing = parser is null ? "" : $"{parser} ! {parsed},{limits} ! ";
        return $"appsrc name=in is-live=true format=time caps={caps} ! {parsing}{DecoderOf(codec)} ! videoconvert n-threads=1 ! " +
            $"video/x-raw,format=BGRx,{limits} ! appsink name=out sync=false async=false max-buffers=1 drop=true enable-last-sample=false";
    }

    private static string? DecoderOf(VideoCodec codec) => Array.Find(Of(codec).Decoders, decoder => GStreamerLibrary.Has(decoder.Split(' ')[0]));
}
