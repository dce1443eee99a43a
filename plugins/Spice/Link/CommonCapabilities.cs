namespace Compositor.Plugins.Spice;

/// <summary>What every channel's link can agree on (spice-protocol, protocol.h).</summary>
[Flags]
internal enum CommonCapabilities : uint
{
    None = 0,

    /// <summary>The client names the way of authentication before it authenticates.</summary>
    AuthenticationSelection = 1 << 0,

    /// <summary>Ticket, encrypted by the server's RSA key.</summary>
    Ticket = 1 << 1,

    Sasl = 1 << 2,

    /// <summary>Message headers of six bytes.</summary>
    MiniHeader = 1 << 3,
}
