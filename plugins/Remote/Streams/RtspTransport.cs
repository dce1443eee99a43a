namespace Compositor.Plugins.Remote;

/// <summary>How the packets of an RTSP server come.</summary>
internal enum RtspTransport
{
    /// <summary>By UDP, and by TCP where that does not get through.</summary>
    Auto,

    /// <summary>Within the connection.</summary>
    Tcp,

    /// <summary>As datagrams.</summary>
    Udp,
}
