namespace Compositor.Plugins.Virgil;

/// <summary>Flags of a message (D-Bus specification, "Message Format").</summary>
[Flags]
internal enum MessageFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The caller does not want an answer.</summary>
    NoReplyExpected = 1,

    /// <summary>A bus shall not start a service for it.</summary>
    NoAutoStart = 2,
}
