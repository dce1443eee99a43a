namespace Compositor.VirglDriver;

/// <summary>Commands of virglrenderer's stream (virgl_protocol.h).</summary>
internal enum VirglCommand : uint
{
    CreateObject = 1,
    SetFramebuffer = 5,
    Clear = 7,
    Blit = 16,
    CopyRegion = 17,
}
