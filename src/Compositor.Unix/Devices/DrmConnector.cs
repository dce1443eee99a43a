using System.Globalization;

namespace Compositor.Unix;

/// <summary>A socket for a monitor.</summary>
/// <param name="Id">The kernel's number.</param>
/// <param name="Name">As the kernel calls it in /sys: "HDMI-A-1", "DP-2", "Virtual-1".</param>
/// <param name="IsConnected">True when a monitor is plugged in.</param>
public sealed record DrmConnector(uint Id, string Name, bool IsConnected)
{
    // drm_connector_enum_list of drivers/gpu/drm/drm_connector.c, by DRM_MODE_CONNECTOR_*.
    private static readonly string[] Types =
    [
        "Unknown", "VGA", "DVI-I", "DVI-D", "DVI-A", "Composite", "SVIDEO", "LVDS", "Component", "DIN", "DP", "HDMI-A", "HDMI-B", "TV", "eDP",
        "Virtual", "DSI", "DPI", "Writeback", "SPI", "USB",
    ];

    /// <summary>The name of a connector; a type nobody knows is "Unknown".</summary>
    /// <param name="type">DRM_MODE_CONNECTOR_*.</param>
    /// <param name="number">Its number among those of its type.</param>
    public static string NameOf(uint type, uint number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Types[type < Types.Length ? type : 0]}-{number}");
}
