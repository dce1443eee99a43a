namespace Compositor.Plugins.Spice;

/// <summary>What an agent in a guest and a client send each other (spice-protocol, vd_agent.h).</summary>
internal enum AgentMessage : uint
{
    MouseState = 1,
    MonitorsConfig = 2,
    Reply = 3,
    Clipboard = 4,
    DisplayConfig = 5,
    Capabilities = 6,
    ClipboardGrab = 7,
    ClipboardRequest = 8,
    ClipboardRelease = 9,
    FileStart = 10,
    FileStatus = 11,
    FileData = 12,
    ClientDisconnected = 13,
    MaximumClipboard = 14,
    VolumeSync = 15,
    GraphicsDevices = 16,
}
