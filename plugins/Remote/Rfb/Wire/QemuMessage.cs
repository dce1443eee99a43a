namespace Compositor.Plugins.Remote;

/// <summary>The kinds of <see cref="ServerMessage.Qemu"/> and <see cref="ClientMessage.Qemu"/> (rfbproto, "QEMU Audio" and "QEMU Extended Key Event").</summary>
internal enum QemuMessage : byte
{
    Key = 0,
    Audio = 1,
}
