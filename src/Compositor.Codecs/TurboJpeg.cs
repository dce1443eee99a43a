using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>libturbojpeg, as its version 2 and 3 have it on 64-bit Linux.</summary>
internal static unsafe partial class TurboJpeg
{
    public const string Library = "libturbojpeg.so.0";

    /// <summary>Blue, green, red, and 255.</summary>
    public const int PixelFormatBgra = 8;

    /// <summary>The last row first.</summary>
    public const int FlagBottomUp = 2;

    /// <summary>Damaged data is an error and not a grey picture.</summary>
    public const int FlagStopOnWarning = 8192;

    /// <summary>No picture that takes forever: a small file can hold very many scans.</summary>
    public const int FlagLimitScans = 32768;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(
        TurboJpegHandle handle, byte* jpeg, nuint size, int* width, int* height, int* subsampling, int* colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegHandle handle, byte* jpeg, nuint size, void* pixels, int width, int pitch, int height, int format, int flags);
}
