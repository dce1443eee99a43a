using System.Runtime.InteropServices;

namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>Native libraries.</summary>
internal sealed class LibraryInspection : IInspection
{
    private static readonly (string File, string Use, string Package)[] Libraries =
    [
        ("libSDL2-2.0.so.0", "monitors and windows", "libsdl2-2.0-0"),
        ("libEGL.so.1", "GL", "libegl1"),
        ("libGLESv2.so.2", "GL", "libgles2"),
        ("libgbm.so.1", "monitors without a desktop", "libgbm1"),
    ];

    public string Title => "Libraries";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Libraries.Select(Inspect)]);

    private static Finding Inspect((string File, string Use, string Package) library)
    {
        if (NativeLibrary.TryLoad(library.File, out var handle))
        {
            NativeLibrary.Free(handle);
            return Finding.Good($"{library.File} ({library.Use})");
        }

        return Finding.Lacking($"{library.File} is missing: no {library.Use}", $"on Debian: apt install {library.Package}");
    }
}
