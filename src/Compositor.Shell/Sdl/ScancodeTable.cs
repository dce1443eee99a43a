namespace Compositor.Shell.Sdl;

/// <summary>
/// SDL scancodes (USB HID usages of the keyboard page, with SDL's own numbers above 256) to Linux evdev codes.
/// Sources: HID Usage Tables, page 0x07; input-event-codes.h; SDL_scancode.h.
/// </summary>
internal static class ScancodeTable
{
    // Index: scancode; 0: no such key.
    private static ReadOnlySpan<byte> Page =>
    [
        0, 0, 0, 0, 30, 48, 46, 32, 18, 33, 34, 35, 23, 36, 37, 38,
        50, 49, 24, 25, 16, 19, 31, 20, 22, 47, 17, 45, 21, 44, 2, 3,
        4, 5, 6, 7, 8, 9, 10, 11, 28, 1, 14, 15, 57, 12, 13, 26,
        27, 43, 43, 39, 40, 41, 51, 52, 53, 58, 59, 60, 61, 62, 63, 64,
        65, 66, 67, 68, 87, 88, 99, 70, 119, 110, 102, 104, 111, 107, 109, 106,
        105, 108, 103, 69, 98, 55, 74, 78, 96, 79, 80, 81, 75, 76, 77, 71,
        72, 73, 82, 83, 86, 127, 116, 117, 183, 184, 185, 186, 187, 188, 189, 190,
        191, 192, 193, 194, 134, 138, 139, 132, 128, 129, 131, 137, 133, 135, 136, 113,
        115, 114, 0, 0, 0, 121, 0, 89, 93, 124, 92, 94, 95, 0, 0, 0,
        122, 123, 90, 91, 85,
    ];

    private static ReadOnlySpan<byte> Modifiers => [29, 42, 56, 125, 97, 54, 100, 126];

    // From 257 on: mode, next, previous, stop, play, mute, media, www, mail, calculator, computer, search, home, back, forward, stop,
    // refresh, bookmarks, brightness down, up, switch display, illumination toggle, down, up, eject, sleep.
    private static ReadOnlySpan<byte> Media =>
    [
        0, 163, 165, 166, 164, 113, 226, 150, 155, 140, 157, 217, 172, 158, 159, 128,
        173, 156, 224, 225, 227, 228, 229, 230, 161, 142,
    ];

    /// <summary>The evdev code; 0 when there is none.</summary>
    public static ushort ToEvdev(int scancode) => scancode switch
    {
        >= 0 when scancode < Page.Length => Page[scancode],
        >= 224 and < 232 => Modifiers[scancode - 224],
        >= 257 when scancode - 257 < Media.Length => Media[scancode - 257],
        _ => 0,
    };
}
