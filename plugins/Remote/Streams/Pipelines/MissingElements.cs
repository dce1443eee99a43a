using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>Knows which elements a source needs, and which packages of Debian have them.</summary>
internal static class MissingElements
{
    private const string Base = "gstreamer1.0-plugins-base";
    private const string Good = "gstreamer1.0-plugins-good";
    private const string Bad = "gstreamer1.0-plugins-bad";

    /// <summary>Says what is missing, before a pipeline is tried.</summary>
    /// <exception cref="SourceException">GStreamer or an element is missing.</exception>
    public static void Check(IMediaLibrary library, StreamOptions options)
    {
        if (!library.IsInstalled)
        {
            throw new SourceException(
                $"video streams need GStreamer, which is not installed; on Debian: apt install {Base} {Good} {Bad} gstreamer1.0-libav");
        }

        foreach (var (element, package) in Needed(options))
        {
            if (!library.Has(element))
            {
                throw new SourceException($"GStreamer has no element {element} here; on Debian: apt install {package}");
            }
        }

        if (options.Decoder is not (StreamOptions.AnyDecoder or StreamOptions.SoftwareDecoder) && !library.Has(options.Decoder))
        {
            throw new SourceException($"GStreamer has no decoder {options.Decoder} here (decoder = \"{options.Decoder}\"); gst-inspect-1.0 lists those that it has");
        }
    }

    /// <summary>The package that decodes a media type; null when none is known.</summary>
    /// <param name="type">As "video/x-h265".</param>
    public static string? DecoderPackage(string type) => type switch
    {
        "video/x-h264" or "video/x-h265" or "video/mpeg" or "video/x-divx" or "video/x-xvid" or "video/x-wmv" or "video/x-flash-video" or "video/x-prores" or "video/x-dv"
            or "video/x-ffv" => "gstreamer1.0-libav",
        "video/x-vp8" or "video/x-vp9" or "image/jpeg" => Good,
        "video/x-av1" => Bad,
        "video/x-theora" => Base,
        "application/x-rtp" => Good,
        "video/mpegts" or "application/x-hls" or "application/dash+xml" => Bad,
        "video/quicktime" or "video/x-matroska" or "video/x-msvideo" or "video/x-flv" => Good,
        _ => null,
    };

    /// <summary>How people call a codec; the media type where no name is known.</summary>
    public static string CodecName(string type, string said) => type switch
    {
        "video/x-h264" => "H.264",
        "video/x-h265" => "H.265 (HEVC)",
        "video/x-vp8" => "VP8",
        "video/x-vp9" => "VP9",
        "video/x-av1" => "AV1",
        "image/jpeg" => "Motion JPEG",
        "video/mpeg" => "MPEG video",
        _ => said.Length > 0 ? said : type,
    };

    private static List<(string Element, string Package)> Needed(StreamOptions options)
    {
        List<(string, string)> needed =
        [
            ("appsink", "gstreamer1.0-plugins-base"),
            ("videoconvert", Base),
            .. options.Address.Kind switch
            {
                StreamKind.Rtsp => [("rtspsrc", Good), ("rtpjitterbuffer", Good)],
                StreamKind.Rtp when options.Description is not null => [("sdpdemux", Bad), ("rtpjitterbuffer", Good), ("udpsrc", Good)],
                StreamKind.Rtp => [("udpsrc", Good), ("rtpjitterbuffer", Good)],
                StreamKind.Srt => [("srtsrc", Bad), ("tsdemux", Bad)],
                StreamKind.Udp => [("udpsrc", Good), ("tsdemux", Bad)],
                StreamKind.Http => [("souphttpsrc", Good)],
                _ => Array.Empty<(string, string)>(),
            },
        ];
        if (options.Address.Kind != StreamKind.Pipeline)
        {
            needed.Add(("decodebin", Base));
        }

        if (options.HasSound)
        {
            needed.AddRange([("audioconvert", Base), ("audioresample", Base)]);
        }

        return needed;
    }
}
