namespace Compositor.Codecs;

/// <summary>A kind of compressed video.</summary>
public enum VideoCodec
{
    /// <summary>VP8, a frame at a time.</summary>
    Vp8,

    /// <summary>VP9, a frame (or superframe) at a time.</summary>
    Vp9,

    /// <summary>H.264 as a byte stream (ITU-T H.264, annex B), an access unit at a time.</summary>
    H264,
}
