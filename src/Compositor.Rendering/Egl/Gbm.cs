using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>The functions of libgbm that are called, named as in its header.</summary>
internal static unsafe partial class Gbm
{
    public const uint UseRendering = 0x4;
    public const uint UseLinear = 0x10;
    public const uint TransferWrite = 0x2;

    private const string Library = "libgbm.so.1";

    [LibraryImport(Library)]
    public static partial nint gbm_create_device(int fd);

    [LibraryImport(Library)]
    public static partial void gbm_device_destroy(nint device);

    [LibraryImport(Library)]
    public static partial nint gbm_bo_create(nint device, uint width, uint height, uint format, uint flags);

    [LibraryImport(Library)]
    public static partial nint gbm_bo_create_with_modifiers(nint device, uint width, uint height, uint format, ulong* modifiers, uint count);

    [LibraryImport(Library)]
    public static partial void gbm_bo_destroy(nint bo);

    [LibraryImport(Library)]
    public static partial ulong gbm_bo_get_modifier(nint bo);

    [LibraryImport(Library)]
    public static partial int gbm_bo_get_plane_count(nint bo);

    [LibraryImport(Library)]
    public static partial uint gbm_bo_get_stride_for_plane(nint bo, int plane);

    [LibraryImport(Library)]
    public static partial uint gbm_bo_get_offset(nint bo, int plane);

    [LibraryImport(Library)]
    public static partial int gbm_bo_get_fd(nint bo);

    [LibraryImport(Library)]
    public static partial void* gbm_bo_map(nint bo, uint x, uint y, uint width, uint height, uint flags, uint* stride, void** data);

    [LibraryImport(Library)]
    public static partial void gbm_bo_unmap(nint bo, void* data);
}
