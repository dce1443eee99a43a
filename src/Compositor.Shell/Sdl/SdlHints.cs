namespace Compositor.Shell.Sdl;

/// <summary>What SDL must be told before it starts, and why.</summary>
internal static class SdlHints
{
    public static void Apply(string videoDriver)
    {
        ReadOnlySpan<(string Name, string Value)> hints =
        [
            ("SDL_VIDEODRIVER", videoDriver),

            // EGL everywhere: imports need an EGL display.
            ("SDL_VIDEO_X11_FORCE_EGL", "1"),

            // SDL's handlers would take SIGSEGV from the runtime, and turn null references into a crash.
            ("SDL_NO_SIGNAL_HANDLERS", "1"),

            // Without it nothing could be shown, and who is to blame would be seen much later.
            ("SDL_KMSDRM_REQUIRE_DRM_MASTER", "1"),

            // Else the window surface is a GL texture: some thirty times slower than shared memory.
            ("SDL_FRAMEBUFFER_ACCELERATION", "0"),
            ("SDL_ALLOW_ALT_TAB_WHILE_GRABBED", "0"),
            ("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0"),
            ("SDL_TOUCH_MOUSE_EVENTS", "0"),
            ("SDL_MOUSE_AUTO_CAPTURE", "0"),
            ("SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR", "0"),
            ("SDL_VIDEO_ALLOW_SCREENSAVER", "1"),
        ];
        foreach (var (name, value) in hints)
        {
            _ = SDL.SetHint(name, value);
        }
    }
}
