namespace Compositor.Plugins.Remote;

/// <summary>How a rectangle is packed, or what it means instead of pixels (RFC 6143, 7.7 and 7.8, and the community's rfbproto).</summary>
internal enum Encoding
{
    Raw = 0,
    CopyRect = 1,
    Rre = 2,
    Hextile = 5,
    Zlib = 6,
    Tight = 7,
    Trle = 15,
    Zrle = 16,
    Jpeg = 21,
    H264 = 50,

    DesktopSize = -223,
    LastRect = -224,
    Cursor = -239,
    XCursor = -240,
    QemuPointerMotion = -257,
    QemuExtendedKey = -258,
    QemuAudio = -259,
    TightPng = -260,
    QemuLeds = -261,
    DesktopName = -307,
    ExtendedDesktopSize = -308,
    Xvp = -309,
    Fence = -312,
    ContinuousUpdates = -313,
    CursorWithAlpha = -314,
    ExtendedMouseButtons = -316,
    ExtendedClipboard = unchecked((int)0xc0a1e5ce),
}
