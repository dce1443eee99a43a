namespace Compositor.Plugins.Remote;

/// <summary>How a video comes.</summary>
internal enum StreamKind
{
    /// <summary>A server that is asked to play, rtsp:// or rtsps:// (RFC 2326, RFC 7826).</summary>
    Rtsp,

    /// <summary>RTP packets that somebody sends to a port (RFC 3550).</summary>
    Rtp,

    /// <summary>SRT, called or listening.</summary>
    Srt,

    /// <summary>MPEG transport stream in datagrams.</summary>
    Udp,

    /// <summary>A file or a playlist (HLS) of a web server.</summary>
    Http,

    /// <summary>A file of this machine.</summary>
    File,

    /// <summary>A pipeline that the user has written.</summary>
    Pipeline,
}
