using System.Runtime.InteropServices;

namespace Compositor.SpiceOracle;

/// <summary>The functions of libspice-client-glib that are called (spice-session.h, spice-channel.h, channel-display.h).</summary>
internal static unsafe partial class SpiceClient
{
    private const string Library = "libspice-client-glib-2.0.so.8";

    [LibraryImport(Library, EntryPoint = "spice_session_new")]
    public static partial nint NewSession();

    [LibraryImport(Library, EntryPoint = "spice_session_connect")]
    public static partial int Connect(nint session);

    /// <summary>A list of its own, of channels that are the session's.</summary>
    [LibraryImport(Library, EntryPoint = "spice_session_get_channels")]
    public static partial GList* Channels(nint session);

    [LibraryImport(Library, EntryPoint = "spice_channel_connect")]
    public static partial int ConnectChannel(nint channel);

    [LibraryImport(Library, EntryPoint = "spice_display_channel_get_primary")]
    public static partial int GetPrimary(nint channel, uint surface, DisplayPrimary* primary);
}
