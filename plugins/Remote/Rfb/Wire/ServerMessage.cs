namespace Compositor.Plugins.Remote;

/// <summary>What a server sends (RFC 6143, 7.6, and the community's rfbproto).</summary>
internal enum ServerMessage : byte
{
    FramebufferUpdate = 0,
    SetColourMapEntries = 1,
    Bell = 2,
    ServerCutText = 3,
    EndOfContinuousUpdates = 150,
    ServerFence = 248,
    Xvp = 250,
    Qemu = 255,
}
