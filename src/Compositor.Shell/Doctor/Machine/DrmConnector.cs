namespace Compositor.Shell.Doctor;

/// <summary>A plug for a monitor.</summary>
/// <param name="Name">"HDMI-A-1".</param>
/// <param name="IsConnected">True when a monitor is at it.</param>
/// <param name="Mode">The monitor's preferred size, "1920x1080"; empty when it does not say.</param>
internal sealed record DrmConnector(string Name, bool IsConnected, string Mode);
