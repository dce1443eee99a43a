namespace Compositor.VirglDriver;

/// <summary>What a virtio GPU answers (Virtual I/O Device specification 1.2, 5.7.6.7 "Device Operation: controlq").</summary>
internal enum GpuResponse : uint
{
    OkNoData = 0x1100,
    OkDisplayInfo = 0x1101,
    Unspecified = 0x1200,
    OutOfMemory = 0x1201,
    InvalidScanout = 0x1202,
    InvalidResource = 0x1203,
    InvalidContext = 0x1204,
    InvalidParameter = 0x1205,
}
