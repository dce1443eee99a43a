namespace Compositor.Sources;

/// <summary>
/// Linux key codes to the scan codes of XT set 1 in one byte, extended ones (e0) with bit 7 set: QEMU's key numbers. The numbers are those of
/// keycodemapdb (linux to qnum), which QEMU's own displays use.
/// </summary>
public static class ScanCodes
{
    private const int FirstTabled = 85;

    // Codes from 85 on; 0 where no keyboard of a guest has such a key. Up to 83 both numberings agree.
    private static ReadOnlySpan<byte> Table =>
    [
        0x76, 0x56, 0x57, 0x58, 0x73,                               // 85 ZENKAKUHANKAKU 102ND F11 F12 RO
        0x78, 0x77, 0x79, 0x70, 0x7b, 0x5c, 0x9c, 0x9d, 0xb5, 0x54, // 90 KATAKANA HIRAGANA HENKAN KATAKANAHIRAGANA MUHENKAN KPJPCOMMA KPENTER RIGHTCTRL KPSLASH SYSRQ
        0xb8, 0x5b, 0xc7, 0xc8, 0xc9, 0xcb, 0xcd, 0xcf, 0xd0, 0xd1, // 100 RIGHTALT LINEFEED HOME UP PAGEUP LEFT RIGHT END DOWN PAGEDOWN
        0xd2, 0xd3, 0xef, 0xa0, 0xae, 0xb0, 0xde, 0x59, 0xce, 0xc6, // 110 INSERT DELETE MACRO MUTE VOLUMEDOWN VOLUMEUP POWER KPEQUAL KPPLUSMINUS PAUSE
        0x8b, 0x7e, 0x72, 0x71, 0x7d, 0xdb, 0xdc, 0xdd, 0xe8, 0x85, // 120 SCALE KPCOMMA HANGEUL HANJA YEN LEFTMETA RIGHTMETA COMPOSE STOP AGAIN
        0x86, 0x87, 0x8c, 0xf8, 0x64, 0x65, 0xc1, 0xbc, 0xf5, 0x9e, // 130 PROPS UNDO FRONT COPY OPEN PASTE FIND CUT HELP MENU
        0xa1, 0x66, 0xdf, 0xe3, 0x67, 0x68, 0x69, 0x93, 0x9f, 0x97, // 140 CALC SETUP SLEEP WAKEUP FILE SENDFILE DELETEFILE XFER PROG1 PROG2
        0x82, 0x6a, 0x92, 0x6b, 0xa6, 0xec, 0xe6, 0xeb, 0xea, 0xe9, // 150 WWW MSDOS SCREENLOCK DIRECTION CYCLEWINDOWS MAIL BOOKMARKS COMPUTER BACK FORWARD
        0xa3, 0x6c, 0xfd, 0x99, 0xa2, 0x90, 0xa4, 0xb1, 0x98, 0x63, // 160 CLOSECD EJECTCD EJECTCLOSECD NEXTSONG PLAYPAUSE PREVIOUSSONG STOPCD RECORD REWIND PHONE
        0x00, 0x81, 0xb2, 0xe7, 0x00, 0x00, 0x88, 0x75, 0x8f, 0xf6, // 170 - CONFIG HOMEPAGE REFRESH - - EDIT SCROLLUP SCROLLDOWN KPLEFTPAREN
        0xfb, 0x89, 0x8a, 0x5d, 0x5e, 0x5f, 0x55, 0x83, 0xf7, 0x84, // 180 KPRIGHTPAREN NEW REDO F13 F14 F15 F16 F17 F18 F19
        0x5a, 0x74, 0xf9, 0x6d, 0x6f,                               // 190 F20 F21 F22 F23 F24
    ];

    /// <summary>A key's number.</summary>
    /// <param name="code">KEY_* code.</param>
    /// <returns>0 when it has none: send nothing.</returns>
    public static byte From(ushort code) => code switch
    {
        < 84 => (byte)code,
        >= FirstTabled when code - FirstTabled < Table.Length => Table[code - FirstTabled],
        _ => 0,
    };
}
