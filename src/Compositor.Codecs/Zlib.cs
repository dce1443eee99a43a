using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>zlib, as its version 1 has it on 64-bit Linux.</summary>
internal static unsafe partial class Zlib
{
    public const string Library = "libz.so.1";

    /// <summary>All went well, and there may be more.</summary>
    public const int Done = 0;

    /// <summary>There is no room for more, or no more input.</summary>
    public const int NoRoom = -5;

    /// <summary>The end of a stream was reached.</summary>
    public const int StreamEnd = 1;

    /// <summary>All of the input is there, and the output has room for all.</summary>
    public const int Finish = 4;

    /// <summary>Begins a stream; the version is that of the interface.</summary>
    [LibraryImport(Library, EntryPoint = "inflateInit_", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int InitInflate(ZlibStream* stream, string version, int size);

    /// <summary>Begins another stream in the memory of the one before.</summary>
    [LibraryImport(Library, EntryPoint = "inflateReset")]
    public static partial int ResetInflate(ZlibHandle stream);

    [LibraryImport(Library, EntryPoint = "inflate")]
    public static partial int Inflate(ZlibHandle stream, int flush);

    [LibraryImport(Library, EntryPoint = "inflateEnd")]
    public static partial int EndInflate(nint stream);
}
