namespace Compositor.Plugins.Virgil;

/// <summary>What a message is (D-Bus specification, "Message Format").</summary>
internal enum MessageType : byte
{
    /// <summary>Never sent.</summary>
    Invalid = 0,

    /// <summary>A call of a method.</summary>
    Call = 1,

    /// <summary>The answer to a call.</summary>
    Return = 2,

    /// <summary>The refusal of a call.</summary>
    Error = 3,

    /// <summary>Something happened.</summary>
    Signal = 4,
}
