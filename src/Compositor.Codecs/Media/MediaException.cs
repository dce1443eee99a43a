namespace Compositor.Codecs;

/// <summary>A pipeline of GStreamer cannot be made or goes on no further.</summary>
/// <param name="fault">What kind.</param>
/// <param name="message">What GStreamer says.</param>
/// <param name="detail">For <see cref="MediaFault.MissingDecoder"/> the media type, "video/x-h265"; else what GStreamer adds for programmers.</param>
public sealed class MediaException(MediaFault fault, string message, string detail = "") : Exception(message)
{
    /// <summary>What kind.</summary>
    public MediaFault Fault => fault;

    /// <summary>Beside the message; may be empty.</summary>
    public string Detail => detail;
}
