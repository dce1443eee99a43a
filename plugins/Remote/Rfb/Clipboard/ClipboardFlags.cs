namespace Compositor.Plugins.Remote;

/// <summary>The first word of an extended clipboard message: what it does, and with which formats (rfbproto, "Extended Clipboard").</summary>
[Flags]
internal enum ClipboardFlags : uint
{
    None = 0,

    /// <summary>UTF-8, lines with CR LF, a NUL at the end. The other formats are not asked for.</summary>
    Text = 1,

    /// <summary>Bits of all formats.</summary>
    Formats = 0xffff,

    Caps = 1 << 24,
    Request = 1 << 25,
    Peek = 1 << 26,
    Notify = 1 << 27,
    Provide = 1 << 28,
}
