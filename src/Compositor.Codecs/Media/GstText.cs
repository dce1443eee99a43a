using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>Text of GLib's.</summary>
internal static class GstText
{
    /// <summary>Text that stays GStreamer's; empty for none.</summary>
    public static string Read(nint text) => Marshal.PtrToStringUTF8(text) ?? string.Empty;

    /// <summary>Text that was given to us; freed.</summary>
    public static string Take(nint text)
    {
        var read = Read(text);
        GstMedia.Free(text);
        return read;
    }
}
