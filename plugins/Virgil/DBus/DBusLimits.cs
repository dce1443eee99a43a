namespace Compositor.Plugins.Virgil;

/// <summary>The limits of the D-Bus specification ("Message Protocol", "Type System") and our own.</summary>
internal static class DBusLimits
{
    /// <summary>Bytes of a message: 128 MiB.</summary>
    public const int Message = 1 << 27;

    /// <summary>Bytes of an array: 64 MiB.</summary>
    public const int Array = 1 << 26;

    /// <summary>Containers in each other, variants included.</summary>
    public const int Depth = 64;

    /// <summary>Descriptors that may wait for their message; one message carries 253 at most.</summary>
    public const int PendingDescriptors = 512;
}
