namespace Compositor.Plugins.Remote;

/// <summary>evdev key codes as X11 keysyms on a US keyboard, for servers that know no scan codes; what a key means is the guest's to say.</summary>
internal static class Keysyms
{
    // From code 1; 0 where there is none.
    private static readonly ushort[] Main =
    [
        0xff1b, '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '=', 0xff08, 0xff09,
        'q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p', '[', ']', 0xff0d, 0xffe3,
        'a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', ';', '\'', '`', 0xffe1, '\\',
        'z', 'x', 'c', 'v', 'b', 'n', 'm', ',', '.', '/', 0xffe2, 0xffaa, 0xffe9, ' ', 0xffe5,
        0xffbe, 0xffbf, 0xffc0, 0xffc1, 0xffc2, 0xffc3, 0xffc4, 0xffc5, 0xffc6, 0xffc7, 0xff7f, 0xff14,
        0xffb7, 0xffb8, 0xffb9, 0xffad, 0xffb4, 0xffb5, 0xffb6, 0xffab, 0xffb1, 0xffb2, 0xffb3, 0xffb0, 0xffae,
        0, 0, '<', 0xffc8, 0xffc9,
    ];

    // From code 96.
    private static readonly ushort[] Further =
    [
        0xff8d, 0xffe4, 0xffaf, 0xff61, 0xfe03, 0xff0a, 0xff50, 0xff52, 0xff55, 0xff51, 0xff53, 0xff57, 0xff54, 0xff56, 0xff63, 0xffff,
    ];

    /// <summary>The keysym of a key; 0 for one that has none here.</summary>
    public static uint From(ushort code) => code switch
    {
        >= 1 when code <= Main.Length => Main[code - 1],
        >= 96 when code - 96 < Further.Length => Further[code - 96],
        119 => 0xff13, // Pause
        125 => 0xffeb, // Super_L
        126 => 0xffec, // Super_R
        127 => 0xff67, // Menu
        _ => 0,
    };
}
