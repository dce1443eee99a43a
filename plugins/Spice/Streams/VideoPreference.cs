namespace Compositor.Plugins.Spice;

/// <summary>Whether a server may send moving pictures as video, and packed how.</summary>
internal enum VideoPreference
{
    /// <summary>As the server likes it, among what can be decoded here.</summary>
    Auto,

    /// <summary>Not at all: every picture comes as it is.</summary>
    Off,

    /// <summary>As JPEG pictures only.</summary>
    Mjpeg,

    /// <summary>As VP8 where that is possible, else as JPEG pictures.</summary>
    Vp8,

    /// <summary>As VP9, alike.</summary>
    Vp9,

    /// <summary>As H.264, alike.</summary>
    H264,
}
