namespace Compositor.Plugins.Spice;

/// <summary>How the frames of a stream are packed (spice-protocol, enums.h, SPICE_VIDEO_CODEC_TYPE).</summary>
internal enum StreamCodec : byte
{
    Mjpeg = 1,
    Vp8 = 2,
    H264 = 3,
    Vp9 = 4,
    H265 = 5,
}
