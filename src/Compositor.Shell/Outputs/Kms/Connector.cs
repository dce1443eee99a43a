namespace Compositor.Shell.Outputs.Kms;

/// <summary>A socket for a monitor, as the kernel calls it.</summary>
/// <param name="Card">0 for /dev/dri/card0.</param>
/// <param name="Id">The kernel's number.</param>
/// <param name="Name">"HDMI-A-1", "DP-2", "Virtual-1".</param>
/// <param name="IsConnected">True when a monitor is plugged in.</param>
internal sealed record Connector(int Card, uint Id, string Name, bool IsConnected);
