namespace Compositor.Plugins.Spice;

/// <summary>Who has the pointer (spice-protocol, enums.h); a mask where several are supported.</summary>
[Flags]
internal enum MouseMode : ushort
{
    /// <summary>The server: movements are sent, and the guest draws a pointer of its own.</summary>
    Server = 1,

    /// <summary>The client: positions are sent.</summary>
    Client = 2,
}
