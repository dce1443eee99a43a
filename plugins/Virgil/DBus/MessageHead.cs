namespace Compositor.Plugins.Virgil;

/// <summary>The header of a message to send; null and 0 fields are left out.</summary>
internal readonly record struct MessageHead(MessageType Type, uint Serial)
{
    public MessageFlags Flags { get; init; }

    public string? Path { get; init; }

    public string? Interface { get; init; }

    public string? Member { get; init; }

    public string? ErrorName { get; init; }

    public uint ReplySerial { get; init; }

    public string? Destination { get; init; }

    public string? Signature { get; init; }

    public uint UnixFds { get; init; }
}
