namespace Compositor.Plugins.Spice;

/// <summary>What an agent or a client can (spice-protocol, vd_agent.h); the first word of the announcement, there is no second.</summary>
[Flags]
internal enum AgentCapabilities : uint
{
    None = 0,
    MonitorsConfig = 1 << 1,
    Reply = 1 << 2,

    /// <summary>The clipboard is announced first, and its content sent when it is asked for.</summary>
    ClipboardByDemand = 1 << 5,

    /// <summary>Messages of the clipboard begin with the number of the selection.</summary>
    ClipboardSelection = 1 << 6,

    /// <summary>A monitor of no size is one that is off.</summary>
    SparseMonitors = 1 << 7,

    /// <summary>The guest's lines end with CR LF.</summary>
    GuestLinesCrLf = 1 << 9,

    MaximumClipboard = 1 << 10,
    MonitorPositions = 1 << 12,

    /// <summary>Whoever runs the guest allows no files.</summary>
    FilesDisabled = 1 << 13,

    DetailedFileErrors = 1 << 14,

    /// <summary>A grab replaces the one before; no release comes between.</summary>
    NoReleaseOnRegrab = 1 << 16,

    /// <summary>Grabs are counted, so that both ends agree on the last one.</summary>
    GrabSerial = 1 << 17,
}
