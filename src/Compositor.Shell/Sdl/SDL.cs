using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>
/// The SDL2 functions that are called, named as in its headers without the prefix. Everything is for the main thread but
/// <see cref="PushEvent"/>, the GL functions and the window surface, which the render thread uses for a window it was given, and those of
/// audio, which have a thread of their own.
/// </summary>
internal static unsafe partial class SDL
{
    private const string Library = "libSDL2-2.0.so.0";

    [LibraryImport(Library, EntryPoint = "SDL_Init")]
    public static partial int Init(uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_Quit")]
    public static partial void Quit();

    [LibraryImport(Library, EntryPoint = "SDL_GetError")]
    public static partial nint GetError();

    [LibraryImport(Library, EntryPoint = "SDL_SetHint", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetHint(string name, string value);

    /// <summary>In the C library's environment, which the runtime's own does not reach.</summary>
    [LibraryImport(Library, EntryPoint = "SDL_setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport(Library, EntryPoint = "SDL_GetNumVideoDrivers")]
    public static partial int GetNumVideoDrivers();

    [LibraryImport(Library, EntryPoint = "SDL_GetVideoDriver")]
    public static partial nint GetVideoDriver(int index);

    [LibraryImport(Library, EntryPoint = "SDL_GetCurrentVideoDriver")]
    public static partial nint GetCurrentVideoDriver();

    [LibraryImport(Library, EntryPoint = "SDL_GetNumVideoDisplays")]
    public static partial int GetNumVideoDisplays();

    [LibraryImport(Library, EntryPoint = "SDL_GetDisplayBounds")]
    public static partial int GetDisplayBounds(int display, out SDL_Rect bounds);

    [LibraryImport(Library, EntryPoint = "SDL_GetCurrentDisplayMode")]
    public static partial int GetCurrentDisplayMode(int display, out SDL_DisplayMode mode);

    [LibraryImport(Library, EntryPoint = "SDL_GetDisplayName")]
    public static partial nint GetDisplayName(int display);

    [LibraryImport(Library, EntryPoint = "SDL_CreateWindow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateWindow(string title, int x, int y, int w, int h, uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_DestroyWindow")]
    public static partial void DestroyWindow(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowID")]
    public static partial uint GetWindowID(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowSize")]
    public static partial void GetWindowSize(nint window, out int w, out int h);

    [LibraryImport(Library, EntryPoint = "SDL_SetWindowKeyboardGrab")]
    public static partial void SetWindowKeyboardGrab(nint window, int grabbed);

    [LibraryImport(Library, EntryPoint = "SDL_SetRelativeMouseMode")]
    public static partial int SetRelativeMouseMode(int enabled);

    [LibraryImport(Library, EntryPoint = "SDL_GetVersion")]
    public static partial void GetVersion(out uint version);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowWMInfo")]
    public static partial int GetWindowWMInfo(nint window, ref SDL_SysWMinfo info);

    [LibraryImport(Library, EntryPoint = "SDL_StopTextInput")]
    public static partial void StopTextInput();

    [LibraryImport(Library, EntryPoint = "SDL_ShowCursor")]
    public static partial int ShowCursor(int toggle);

    [LibraryImport(Library, EntryPoint = "SDL_CreateRGBSurfaceWithFormatFrom")]
    public static partial nint CreateRGBSurfaceWithFormatFrom(void* pixels, int width, int height, int depth, int pitch, uint format);

    [LibraryImport(Library, EntryPoint = "SDL_FreeSurface")]
    public static partial void FreeSurface(nint surface);

    [LibraryImport(Library, EntryPoint = "SDL_CreateColorCursor")]
    public static partial nint CreateColorCursor(nint surface, int hotX, int hotY);

    [LibraryImport(Library, EntryPoint = "SDL_SetCursor")]
    public static partial void SetCursor(nint cursor);

    [LibraryImport(Library, EntryPoint = "SDL_GetDefaultCursor")]
    public static partial nint GetDefaultCursor();

    [LibraryImport(Library, EntryPoint = "SDL_FreeCursor")]
    public static partial void FreeCursor(nint cursor);

    [LibraryImport(Library, EntryPoint = "SDL_SetClipboardText")]
    public static partial int SetClipboardText(byte* text);

    /// <summary>Never null; to be freed.</summary>
    [LibraryImport(Library, EntryPoint = "SDL_GetClipboardText")]
    public static partial byte* GetClipboardText();

    [LibraryImport(Library, EntryPoint = "SDL_free")]
    public static partial void Free(void* memory);

    [LibraryImport(Library, EntryPoint = "SDL_RegisterEvents")]
    public static partial uint RegisterEvents(int count);

    [LibraryImport(Library, EntryPoint = "SDL_PushEvent")]
    public static partial int PushEvent(ref SDL_Event e);

    [LibraryImport(Library, EntryPoint = "SDL_WaitEvent")]
    public static partial int WaitEvent(out SDL_Event e);

    [LibraryImport(Library, EntryPoint = "SDL_PollEvent")]
    public static partial int PollEvent(out SDL_Event e);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowSurface")]
    public static partial SDL_Surface* GetWindowSurface(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_UpdateWindowSurfaceRects")]
    public static partial int UpdateWindowSurfaceRects(nint window, SDL_Rect* rects, int count);

    [LibraryImport(Library, EntryPoint = "SDL_GL_SetAttribute")]
    public static partial int GL_SetAttribute(int attribute, int value);

    [LibraryImport(Library, EntryPoint = "SDL_GL_CreateContext")]
    public static partial nint GL_CreateContext(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GL_DeleteContext")]
    public static partial void GL_DeleteContext(nint context);

    [LibraryImport(Library, EntryPoint = "SDL_GL_MakeCurrent")]
    public static partial int GL_MakeCurrent(nint window, nint context);

    [LibraryImport(Library, EntryPoint = "SDL_GL_SetSwapInterval")]
    public static partial int GL_SetSwapInterval(int interval);

    [LibraryImport(Library, EntryPoint = "SDL_GL_SwapWindow")]
    public static partial void GL_SwapWindow(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GL_GetDrawableSize")]
    public static partial void GL_GetDrawableSize(nint window, out int w, out int h);

    /// <summary>Not by <see cref="Init"/>: that counts what it starts without a lock, and the main thread starts video.</summary>
    [LibraryImport(Library, EntryPoint = "SDL_AudioInit", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AudioInit(string? driver);

    [LibraryImport(Library, EntryPoint = "SDL_AudioQuit")]
    public static partial void AudioQuit();

    [LibraryImport(Library, EntryPoint = "SDL_GetCurrentAudioDriver")]
    public static partial nint GetCurrentAudioDriver();

    [LibraryImport(Library, EntryPoint = "SDL_GetNumAudioDevices")]
    public static partial int GetNumAudioDevices(int capture);

    [LibraryImport(Library, EntryPoint = "SDL_OpenAudioDevice", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint OpenAudioDevice(string? device, int capture, in SDL_AudioSpec wanted, out SDL_AudioSpec obtained, int changes);

    [LibraryImport(Library, EntryPoint = "SDL_PauseAudioDevice")]
    public static partial void PauseAudioDevice(uint device, int paused);

    [LibraryImport(Library, EntryPoint = "SDL_CloseAudioDevice")]
    public static partial void CloseAudioDevice(uint device);
}
