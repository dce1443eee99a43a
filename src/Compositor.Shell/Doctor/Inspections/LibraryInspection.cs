using System.Runtime.InteropServices;

namespace Compositor.Shell.Doctor;

/// <summary>Native libraries.</summary>
internal sealed class LibraryInspection() : LocalInspection("library", "Libraries and fonts")
{
    private static readonly (string File, string Use, string Package)[] Libraries =
    [
        ("libSDL2-2.0.so.0", "monitors and windows", "libsdl2-2.0-0"),
        ("libEGL.so.1", "OpenGL", "libegl1"),
        ("libGLESv2.so.2", "OpenGL in windows and on monitors", "libgles2"),
        ("libopus.so.0", "sound in Opus, which SPICE servers on a network send", "libopus0"),
        ("libgbm.so.1", "monitors without a desktop", "libgbm1"),
    ];

    protected override IEnumerable<Finding> Inspect() => Libraries.Select(Judge);

    private static Finding Judge((string File, string Use, string Package) library)
    {
        if (NativeLibrary.TryLoad(library.File, out var handle))
        {
            NativeLibrary.Free(handle);
            return Finding.Ok(library.File, $"{library.File} ({library.Use})");
        }

        return Finding.Missing(library.File, $"{library.File} is missing: no {library.Use}", $"on Debian: apt install {library.Package}");
    }
}
