namespace Compositor.Plugins.Spice;

/// <summary>What an agent says of a file (spice-protocol, vd_agent.h).</summary>
internal enum FileStatus : uint
{
    CanSend = 0,
    Cancelled = 1,
    Error = 2,
    Success = 3,
    NotEnoughSpace = 4,
    SessionLocked = 5,
    NobodyLoggedIn = 6,
    Disabled = 7,
}
