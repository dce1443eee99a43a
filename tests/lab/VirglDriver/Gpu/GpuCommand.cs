namespace Compositor.VirglDriver;

/// <summary>Commands of a virtio GPU (Virtual I/O Device specification 1.2, 5.7.6; the 3D ones as virtio_gpu.h of Linux numbers them).</summary>
internal enum GpuCommand : uint
{
    GetDisplayInfo = 0x0100,
    ResourceCreate2D = 0x0101,
    SetScanout = 0x0103,
    ResourceFlush = 0x0104,
    TransferToHost2D = 0x0105,
    ResourceAttachBacking = 0x0106,
    ResourceCreateBlob = 0x010c,
    SetScanoutBlob = 0x010d,
    ContextCreate = 0x0200,
    ContextAttachResource = 0x0202,
    ResourceCreate3D = 0x0204,
    Submit3D = 0x0207,
}
