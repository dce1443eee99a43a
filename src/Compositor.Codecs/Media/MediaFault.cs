namespace Compositor.Codecs;

/// <summary>Kinds of what ends a pipeline.</summary>
public enum MediaFault
{
    /// <summary>Something else; the message says it.</summary>
    Other,

    /// <summary>There is nothing at the address.</summary>
    NotFound,

    /// <summary>The address cannot be opened or read, or its end has gone.</summary>
    Unreachable,

    /// <summary>The login was refused.</summary>
    NotAuthorized,

    /// <summary>What arrives is not understood, or is broken.</summary>
    Undecodable,

    /// <summary>There is no decoder for what arrives.</summary>
    MissingDecoder,

    /// <summary>An element of GStreamer is missing.</summary>
    MissingElement,
}
