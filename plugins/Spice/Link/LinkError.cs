namespace Compositor.Plugins.Spice;

/// <summary>Why a server refuses a link (spice-protocol, enums.h, SPICE_LINK_ERR).</summary>
internal enum LinkError : uint
{
    None = 0,
    Error = 1,
    InvalidMagic = 2,
    InvalidBody = 3,
    VersionMismatch = 4,
    NeedSecured = 5,
    NeedUnsecured = 6,
    PermissionDenied = 7,
    BadConnectionId = 8,
    ChannelNotAvailable = 9,
}
