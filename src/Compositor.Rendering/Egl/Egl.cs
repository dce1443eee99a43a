using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>The functions of libEGL that are called, named as in its headers. All state is per thread: render thread only.</summary>
internal static unsafe partial class Egl
{
    public const int OpenGlApi = 0x30A2;
    public const int OpenGlEsApi = 0x30A0;
    public const int PlatformSurfaceless = 0x31DD;
    public const int Vendor = 0x3053;
    public const int Version = 0x3054;
    public const int Extensions = 0x3055;
    public const int None = 0x3038;
    public const int SurfaceType = 0x3033;
    public const int PbufferBit = 0x1;
    public const int RenderableType = 0x3040;
    public const int OpenGlBit = 0x8;
    public const int OpenGlEs3Bit = 0x40;
    public const int ContextMajorVersion = 0x3098;
    public const int ContextMinorVersion = 0x30FB;
    public const int ContextProfileMask = 0x30FD;
    public const int CoreProfileBit = 0x1;
    public const int ResetNotification = 0x31BD;
    public const int ResetNotificationEs = 0x3138;
    public const int LoseContextOnReset = 0x31BF;
    public const int GlTexture2D = 0x30B1;

    private const string Library = "libEGL.so.1";

    [LibraryImport(Library)]
    public static partial nint eglGetPlatformDisplay(int platform, nint native, nint* attributes);

    [LibraryImport(Library)]
    public static partial int eglInitialize(nint display, int* major, int* minor);

    [LibraryImport(Library)]
    public static partial int eglTerminate(nint display);

    [LibraryImport(Library)]
    public static partial int eglBindAPI(int api);

    [LibraryImport(Library)]
    public static partial int eglChooseConfig(nint display, int* attributes, nint* configs, int size, int* count);

    [LibraryImport(Library)]
    public static partial nint eglCreateContext(nint display, nint config, nint share, int* attributes);

    [LibraryImport(Library)]
    public static partial int eglDestroyContext(nint display, nint context);

    [LibraryImport(Library)]
    public static partial int eglMakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library)]
    public static partial nint eglGetCurrentDisplay();

    [LibraryImport(Library)]
    public static partial nint eglGetCurrentSurface(int which);

    [LibraryImport(Library)]
    public static partial int eglQuerySurface(nint display, nint surface, int attribute, int* value);

    [LibraryImport(Library)]
    public static partial nint eglGetCurrentContext();

    [LibraryImport(Library)]
    public static partial nint eglQueryString(nint display, int name);

    [LibraryImport(Library)]
    public static partial int eglGetError();

    [LibraryImport(Library)]
    public static partial int eglReleaseThread();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint eglGetProcAddress(string name);
}
