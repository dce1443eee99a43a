namespace Compositor.Shell.Keys;

/// <summary>The evdev key codes (input-event-codes.h) and their names; a name is that of the KEY_ constant, in another spelling.</summary>
internal static class KeyTable
{
    public static IReadOnlyList<(ushort Code, string Name)> Keys { get; } =
    [
        (1, "Escape"), (2, "1"), (3, "2"), (4, "3"), (5, "4"), (6, "5"), (7, "6"), (8, "7"), (9, "8"), (10, "9"), (11, "0"),
        (12, "Minus"), (13, "Equal"), (14, "Backspace"), (15, "Tab"), (16, "Q"), (17, "W"), (18, "E"), (19, "R"), (20, "T"),
        (21, "Y"), (22, "U"), (23, "I"), (24, "O"), (25, "P"), (26, "LeftBrace"), (27, "RightBrace"), (28, "Enter"),
        (29, "LeftCtrl"), (30, "A"), (31, "S"), (32, "D"), (33, "F"), (34, "G"), (35, "H"), (36, "J"), (37, "K"), (38, "L"),
        (39, "Semicolon"), (40, "Apostrophe"), (41, "Grave"), (42, "LeftShift"), (43, "Backslash"), (44, "Z"), (45, "X"),
        (46, "C"), (47, "V"), (48, "B"), (49, "N"), (50, "M"), (51, "Comma"), (52, "Dot"), (53, "Slash"), (54, "RightShift"),
        (55, "KpAsterisk"), (56, "LeftAlt"), (57, "Space"), (58, "CapsLock"), (59, "F1"), (60, "F2"), (61, "F3"), (62, "F4"),
        (63, "F5"), (64, "F6"), (65, "F7"), (66, "F8"), (67, "F9"), (68, "F10"), (69, "NumLock"), (70, "ScrollLock"),
        (71, "Kp7"), (72, "Kp8"), (73, "Kp9"), (74, "KpMinus"), (75, "Kp4"), (76, "Kp5"), (77, "Kp6"), (78, "KpPlus"),
        (79, "Kp1"), (80, "Kp2"), (81, "Kp3"), (82, "Kp0"), (83, "KpDot"), (85, "ZenkakuHankaku"), (86, "102nd"),
        (87, "F11"), (88, "F12"), (89, "Ro"), (90, "Katakana"), (91, "Hiragana"), (92, "Henkan"), (93, "KatakanaHiragana"),
        (94, "Muhenkan"), (95, "KpJpComma"), (96, "KpEnter"), (97, "RightCtrl"), (98, "KpSlash"), (99, "SysRq"),
        (100, "RightAlt"), (102, "Home"), (103, "Up"), (104, "PageUp"), (105, "Left"), (106, "Right"), (107, "End"),
        (108, "Down"), (109, "PageDown"), (110, "Insert"), (111, "Delete"), (113, "Mute"), (114, "VolumeDown"),
        (115, "VolumeUp"), (116, "Power"), (117, "KpEqual"), (118, "KpPlusMinus"), (119, "Pause"), (121, "KpComma"),
        (122, "Hangeul"), (123, "Hanja"), (124, "Yen"), (125, "LeftMeta"), (126, "RightMeta"), (127, "Compose"),
        (128, "Stop"), (129, "Again"), (130, "Props"), (131, "Undo"), (132, "Front"), (133, "Copy"), (134, "Open"),
        (135, "Paste"), (136, "Find"), (137, "Cut"), (138, "Help"), (139, "Menu"), (140, "Calc"), (142, "Sleep"),
        (143, "WakeUp"), (150, "WWW"), (155, "Mail"), (156, "Bookmarks"), (158, "Back"), (159, "Forward"), (163, "NextSong"),
        (164, "PlayPause"), (165, "PreviousSong"), (166, "StopCd"), (172, "HomePage"), (173, "Refresh"), (183, "F13"),
        (184, "F14"), (185, "F15"), (186, "F16"), (187, "F17"), (188, "F18"), (189, "F19"), (190, "F20"), (191, "F21"),
        (192, "F22"), (193, "F23"), (194, "F24"), (210, "Print"), (217, "Search"), (224, "BrightnessDown"),
        (225, "BrightnessUp"), (226, "Media"),
    ];

    /// <summary>Other names for the same keys, as printed on keyboards or used elsewhere.</summary>
    public static IReadOnlyList<(ushort Code, string Name)> Aliases { get; } =
    [
        (125, "Super"), (125, "Meta"), (125, "Win"), (125, "Windows"), (126, "RightSuper"), (29, "Ctrl"), (29, "Control"),
        (97, "RightControl"), (56, "Alt"), (100, "AltGr"), (42, "Shift"), (1, "Esc"), (28, "Return"), (111, "Del"), (110, "Ins"),
        (104, "PgUp"), (109, "PgDn"), (99, "PrintScreen"), (139, "ContextMenu"), (52, "Period"), (12, "Hyphen"), (13, "Equals"),
        (40, "Quote"), (26, "LeftBracket"), (27, "RightBracket"), (41, "Backquote"), (127, "Application"), (122, "Hanguel"),
        (86, "Less"), (103, "ArrowUp"), (108, "ArrowDown"), (105, "ArrowLeft"), (106, "ArrowRight"),
    ];
}
