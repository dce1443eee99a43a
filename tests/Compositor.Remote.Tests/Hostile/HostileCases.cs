using System.IO.Compression;
using Compositor.Contracts;
using Compositor.Remote.Tests.Made;
using Encoding = Compositor.Plugins.Remote.Encoding;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>Sizes and counts that cannot be, messages without end, and what is much more unpacked than packed.</summary>
internal static class HostileCases
{
    private const int Largest = 0xffff;
    private static readonly Rect Place = new(0, 0, 48, 48);
    private static readonly Lazy<byte[]> Bomb = new(() => Packed(256 << 20));

    // RFC 1950: the bit for a dictionary, its number, and something behind it.
    private static readonly byte[] WantsDictionary = [0x78, 0xbb, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

    private static readonly byte[] Png =
    [
        0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Word(13), .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0, 0, 0, 0,
        .. Word(16), .. "IDAT"u8, .. WantsDictionary, 0, 0, 0, 0, .. Word(0), .. "IEND"u8, 0, 0, 0, 0,
    ];

    public static IEnumerable<HostileCase> All() =>
    [
        new("a desktop of 65535x65535", Size(new Size(Largest, Largest)), "has 65535x65535 pixels"),
        new("a desktop of 12000x12000", Size(new Size(12000, 12000)), "takes more than 64 MiB of memory (setting: memory)"),
        new("a desktop of 0x0", Size(default), "has 0x0 pixels"),
        new("a layout of 65535x65535", talk => talk.AddRectangle(new Rect(0, 0, Largest, Largest), Encoding.ExtendedDesktopSize, [1, 0, 0, 0, .. new byte[16]]), "has 65535x65535 pixels"),
        new("255 screens that lie outside", talk => talk.AddRectangle(new Rect(0, 0, 64, 64), Encoding.ExtendedDesktopSize, [255, 0, 0, 0, .. Enumerable.Repeat((byte)0xff, 255 * 16)]).Add(Restored()), null),
        new("a rectangle outside", talk => talk.AddRectangle(new Rect(60, 0, 5, 5), Encoding.Raw, []), "draws"),
        new("a rectangle of 65535x65535", talk => talk.AddRectangle(new Rect(0, 0, Largest, Largest), Encoding.Tight, [0x80, 1, 2, 3]), "draws"),
        new("a copy from outside", talk => talk.AddRectangle(Place, Encoding.CopyRect, [0, 20, 0, 0]), "draws"),
        new("65535 rectangles that are none", talk => talk.Add([0, 0]).Add16(Largest).Add(Nothings(Largest)), null),
        new("an encoding that was not offered", talk => talk.AddRectangle(Place, (Encoding)17, []), "was not offered (17)"),
        new("a pointer of 65535x65535", talk => talk.AddRectangle(new Rect(0, 0, Largest, Largest), Encoding.Cursor, []), "pointer has 65535x65535 pixels"),
        new("a pointer packed in another way", talk => talk.AddRectangle(Place, Encoding.CursorWithAlpha, [0, 0, 0, 7]), "packed in an unknown way"),
        new("4294967295 parts of RRE", talk => talk.AddRectangle(Place, Encoding.Rre, [255, 255, 255, 255]), "has 4294967295 parts"),
        new("a part of Hextile outside of its tile", talk => talk.AddRectangle(Place, Encoding.Hextile, [8, 1, 0xff, 0x11]), "lies outside its tile"),
        new("a zlib bomb as zlib", talk => talk.AddRectangle(Place, Encoding.Zlib, [.. Word(Bomb.Value.Length), .. Bomb.Value]), "bytes too many"),
        new("a zlib bomb as ZRLE", talk => talk.AddRectangle(Place, Encoding.Zrle, [.. Word(Bomb.Value.Length), .. Bomb.Value]), "bytes too many"),
        new("a zlib bomb as Tight", talk => talk.AddRectangle(Place, Encoding.Tight, [0x00, .. Compact(Bomb.Value.Length), .. Bomb.Value]), "bytes too many"),
        new("four gigabytes of zlib", talk => talk.AddRectangle(Place, Encoding.Zlib, [255, 255, 255, 255, 1, 2, 3, 4]), "cannot be unpacked"),
        new("too little in zlib", talk => talk.AddRectangle(Place, Encoding.Zlib, [0, 0, 0, 8, .. Packed(0)[..8]]), "too short"),
        new("a zlib stream that wants a dictionary", talk => talk.AddRectangle(Place, Encoding.Zlib, [0, 0, 0, 16, .. WantsDictionary]), "cannot be unpacked"),
        new("a PNG picture that wants a dictionary", talk => talk.AddRectangle(new Rect(0, 0, 1, 1), Encoding.TightPng, [0xa0, .. Compact(Png.Length), .. Png]), "a PNG picture is damaged"),
        new("a clipboard that wants a dictionary", talk => Clipboard(talk, WantsDictionary), null),
        new("a picture of 4 MiB that is none", talk => talk.AddRectangle(Place, Encoding.Tight, [0x90, .. Compact((1 << 22) - 1), .. new byte[(1 << 22) - 1]]), "JPEG"),
        new("a JPEG picture of segments without end", talk => talk.AddRectangle(Place, Encoding.Jpeg, [0xff, 0xd8, .. Segments(40)]), "JPEG picture has more than"),
        new("four gigabytes of H.264", talk => talk.AddRectangle(Place, Encoding.H264, [255, 255, 255, 255, 0, 0, 0, 0]), "has 4294967295 bytes"),
        new("a clipboard that is a bomb", talk => Clipboard(talk, Bomb.Value), null),
        new("a clipboard of another length than it says", talk => Clipboard(talk, [120, 156, 1, 2, 3, 4, 5]), null),
        new("a clipboard without a kind", talk => talk.Add([3, 0, 0, 0]).Add32(-3).Add([0, 0, 0]), "has no kind"),
        new("a long text", talk => talk.Add([3, 0, 0, 0]).Add32(20 << 20).Add(new byte[20 << 20]), null),
        new("a long name", talk => talk.AddRectangle(default, Encoding.DesktopName, [.. Word(5 << 20), .. new byte[5 << 20]]), null),
        new("a fence of 65 bytes", talk => talk.Add([248, 0, 0, 0, 128, 0, 0, 0, 65]), "a fence carries 65 bytes"),
        new("1000 fences", talk => talk.Add([.. Enumerable.Repeat((byte[])[248, 0, 0, 0, 128, 0, 0, 0, 0], 1000).SelectMany(fence => fence)]), null),
        new("sound that nobody has begun", talk => talk.Add([255, 1, 0, 2]).Add32(3 << 20).Add(new byte[3 << 20]).Add([255, 1, 0, 0]), null),
        new("sound of an unknown kind", talk => talk.Add([255, 1, 0, 9]), "something unknown of its sound (9)"),
        new("something unknown of QEMU's", talk => talk.Add([255, 9]), "message of QEMU's of an unknown kind (9)"),
        new("power of an unknown kind", talk => talk.Add([250, 0, 1, 7]), "unknown of the machine's power (7)"),
        new("a message of an unknown kind", talk => talk.Add([77]), "message of an unknown kind (77)"),
        new("a palette of 65535 colours", talk => talk.Add([1, 0, 0, 0, 255, 255]).Add(new byte[6 * Largest]), null),
        new("the end in mid-rectangle", talk => talk.AddRectangle(Place, Encoding.Raw, new byte[100]), "has ended the connection"),
    ];

    private static Action<Conversation> Size(Size size) => talk => talk.AddRectangle(new Rect(0, 0, size.Width, size.Height), Encoding.DesktopSize, []);

    private static byte[] Restored() => [0, 0, 0, 1, 0, 0, 0, 0, 0, 64, 0, 64, 0xff, 0xff, 0xfe, 0xcc, 1, 0, 0, 0, .. new byte[16]];

    private static byte[] Nothings(int count) => [.. Enumerable.Repeat(new byte[12], count).SelectMany(nothing => nothing)];

    private static byte[] Segments(int count) => [.. Enumerable.Repeat((byte[])[0xff, 0xe1, 255, 255, .. new byte[Largest - 2]], count).SelectMany(segment => segment)];

    private static void Clipboard(Conversation talk, byte[] body) => talk.Add([3, 0, 0, 0]).Add32(-(4 + body.Length)).Add32(0x10000001).Add(body);

    private static byte[] Word(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    // Seven bits, seven bits, eight bits.
    private static byte[] Compact(int length) => [(byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)(length >> 14)];

    private static byte[] Packed(int zeros)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var part = new byte[1 << 16];
            zlib.Write(part.AsSpan(0, 16));
            for (; zeros > 0; zeros -= part.Length)
            {
                zlib.Write(part);
            }
        }

        return packed.ToArray();
    }
}
