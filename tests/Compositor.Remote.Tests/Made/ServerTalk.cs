using System.IO.Compression;
using Compositor.Contracts;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Made;

/// <summary>What servers say besides pictures, each kind at least once.</summary>
internal static class ServerTalk
{
    private const int Shown = 1;
    private const uint FenceRequest = 1u << 31;

    /// <summary>Adds all of it.</summary>
    public static Conversation Of(Conversation conversation)
    {
        foreach (var (_, add) in All())
        {
            add(conversation);
        }

        return conversation;
    }

    /// <summary>Each kind by its name.</summary>
    public static IEnumerable<(string Name, Action<Conversation> Add)> All() =>
    [
        ("keys", talk => talk.AddRectangle(default, Encoding.QemuExtendedKey, [])),
        ("buttons", talk => talk.AddRectangle(default, Encoding.ExtendedMouseButtons, [])),
        ("motion", talk => talk.AddRectangle(default, Encoding.QemuPointerMotion, [])),
        ("position", talk => talk.AddRectangle(new Rect(Shown, 0, 0, 0), Encoding.QemuPointerMotion, [])),
        ("leds", talk => talk.AddRectangle(new Rect(0, 0, 1, 1), Encoding.QemuLeds, [5])),
        ("name", talk => talk.AddRectangle(default, Encoding.DesktopName, [0, 0, 0, 3, .. "new"u8])),
        ("cursor", talk => talk.AddRectangle(new Rect(3, 2, 9, 4), Encoding.Cursor, [.. Numbers(9 * 4 * 4), .. Numbers(2 * 4)])),
        ("x-cursor", talk => talk.AddRectangle(new Rect(3, 2, 9, 4), Encoding.XCursor, [1, 2, 3, 4, 5, 6, .. Numbers(2 * 2 * 4)])),
        ("alpha-cursor", talk => talk.AddRectangle(new Rect(3, 2, 9, 4), Encoding.CursorWithAlpha, [0, 0, 0, 0, .. Numbers(9 * 4 * 4)])),
        ("no-cursor", talk => talk.AddRectangle(default, Encoding.Cursor, [])),
        ("layout", talk => talk.AddRectangle(new Rect(0, 0, 180, 140), Encoding.ExtendedDesktopSize, [2, 0, 0, 0, .. Screen(1, 0, 90), .. Screen(2, 90, 90)])),
        ("refused-layout", talk => talk.AddRectangle(new Rect(1, 3, 180, 140), Encoding.ExtendedDesktopSize, [1, 0, 0, 0, .. Screen(1, 0, 180)])),
        ("layout-again", talk => talk.AddRectangle(new Rect(2, 0, 180, 140), Encoding.ExtendedDesktopSize, [1, 0, 0, 0, .. Screen(1, 0, 180)])),
        ("size", talk => talk.AddRectangle(new Rect(0, 0, 200, 100), Encoding.DesktopSize, []).AddRectangle(new Rect(0, 0, 180, 140), Encoding.DesktopSize, [])),
        ("copy", talk => talk.AddRectangle(new Rect(0, 0, 20, 20), Encoding.CopyRect, [0, 5, 0, 5])),
        ("last", talk => talk.Add([0, 0]).Add16(0xffff).Add16(0).Add16(0).Add16(0).Add16(0).Add32((int)Encoding.LastRect)),
        ("colours", talk => talk.Add([1, 0]).Add16(0).Add16(2).Add(new byte[12])),
        ("bell", talk => talk.Add([2])),
        ("fence", talk => talk.Add([248, 0, 0, 0]).Add32(unchecked((int)(FenceRequest | 3))).Add([8, 1, 2, 3, 4, 5, 6, 7, 8])),
        ("no-updates", talk => talk.Add([150])),
        ("power", talk => talk.Add([250, 0, 1, 1]).Add([250, 0, 1, 0])),
        ("sound", talk => talk.AddRectangle(default, Encoding.QemuAudio, []).Add([255, 1, 0, 1]).Add([255, 1, 0, 2]).Add32(64).Add(Numbers(64)).Add([255, 1, 0, 0])),
        ("text", talk => talk.Add([3, 0, 0, 0]).Add32(5).Add("hello"u8)),
        ("clipboard-caps", talk => Clipboard(talk, 0x1f000001, [0, 16, 0, 0])),
        ("clipboard-notify", talk => Clipboard(talk, 0x08000001, [])),
        ("clipboard-request", talk => Clipboard(talk, 0x02000001, [])),
        ("clipboard-peek", talk => Clipboard(talk, 0x04000000, [])),
        ("clipboard-provide", talk => Clipboard(talk, 0x10000001, Text())),
    ];

    private static void Clipboard(Conversation talk, int flags, byte[] body) => talk.Add([3, 0, 0, 0]).Add32(-(4 + body.Length)).Add32(flags).Add(body);

    private static byte[] Text()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write([0, 0, 0, 6, .. "hello\0"u8]);
        }

        return packed.ToArray();
    }

    // Number, place and size, flags.
    private static byte[] Screen(byte id, byte x, byte width) => [0, 0, 0, id, 0, x, 0, 0, 0, width, 0, 140, 0, 0, 0, 0];

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 7))];
}
