using System.Runtime.InteropServices;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>The library that reference servers draw with, as an oracle.</summary>
internal static partial class Pixman
{
    public const int Argb = 0x20028888;
    public const int Xrgb = 0x20020888;

    private const string Library = "libpixman-1.so.0";

    /// <summary>Null where the library is, otherwise why tests with it are skipped.</summary>
    public static string? Missing => NativeLibrary.TryLoad(Library, out _) ? null : "libpixman-1.so.0 is not installed";

    [LibraryImport(Library, EntryPoint = "pixman_image_create_bits")]
    public static unsafe partial nint CreateBits(int format, int width, int height, uint* bits, int stride);

    [LibraryImport(Library, EntryPoint = "pixman_image_set_repeat")]
    public static partial void SetRepeat(nint image, int repeat);

    [LibraryImport(Library, EntryPoint = "pixman_image_set_filter")]
    public static unsafe partial int SetFilter(nint image, int filter, int* parameters, int count);

    [LibraryImport(Library, EntryPoint = "pixman_image_set_transform")]
    public static unsafe partial int SetTransform(nint image, int* matrix);

    [LibraryImport(Library, EntryPoint = "pixman_image_set_component_alpha")]
    public static partial void SetComponentAlpha(nint image, int isOn);

    [LibraryImport(Library, EntryPoint = "pixman_image_unref")]
    public static partial int Release(nint image);

    [LibraryImport(Library, EntryPoint = "pixman_image_composite32")]
    public static partial void Composite(
        int op, nint source, nint mask, nint destination, int sourceX, int sourceY, int maskX, int maskY, int x, int y, int width, int height);
}
