namespace Compositor.Shell.Sdl;

/// <summary>Values from the SDL2 headers.</summary>
internal static class SdlConstants
{
    public const uint InitVideo = 0x20;

    public const uint Quit = 0x100;
    public const uint DisplayEvent = 0x150;
    public const uint Window = 0x200;
    public const uint KeyDown = 0x300;
    public const uint KeyUp = 0x301;
    public const uint MouseMotion = 0x400;
    public const uint MouseButtonDown = 0x401;
    public const uint MouseButtonUp = 0x402;
    public const uint MouseWheel = 0x403;
    public const uint FingerDown = 0x700;
    public const uint FingerUp = 0x701;
    public const uint FingerMotion = 0x702;
    public const uint ClipboardUpdate = 0x900;

    public const byte WindowExposed = 3;
    public const byte WindowSizeChanged = 6;
    public const byte WindowLeave = 11;
    public const byte WindowFocusGained = 12;
    public const byte WindowFocusLost = 13;
    public const byte WindowClose = 14;

    public const uint WindowOpenGL = 0x2;
    public const uint WindowShown = 0x4;
    public const uint WindowResizable = 0x20;
    public const uint WindowFullscreenDesktop = 0x1001;
    public const uint WindowAllowHighDpi = 0x2000;

    /// <summary>SDL_WINDOWPOS_CENTERED, to be or-ed with a display index.</summary>
    public const int Centred = 0x2FFF0000;

    public const uint TouchMouse = 0xffffffff;

    /// <summary>SDL_PIXELFORMAT_ARGB8888: B, G, R, A in memory.</summary>
    public const uint Argb8888 = 0x16362004;

    /// <summary>AUDIO_S16LSB: what x86 and ARM have in memory.</summary>
    public const ushort AudioS16 = 0x8010;

    /// <summary>SDL_AUDIO_ALLOW_FREQUENCY_CHANGE.</summary>
    public const int AudioAnyRate = 1;

    public const int GlRed = 0;
    public const int GlGreen = 1;
    public const int GlBlue = 2;
    public const int GlAlpha = 3;
    public const int GlDoubleBuffer = 5;
    public const int GlDepth = 6;
    public const int GlStencil = 7;
    public const int GlMajor = 17;
    public const int GlMinor = 18;
    public const int GlProfile = 21;
    public const int GlResetNotification = 25;
    public const int GlLoseContextOnReset = 1;
    public const int GlProfileCore = 1;
    public const int GlProfileEs = 4;
}
