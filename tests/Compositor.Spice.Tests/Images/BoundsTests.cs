using Compositor.Plugins.Spice;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Spice.Tests.Images;

/// <summary>Whatever a stream says, its decoder writes to its own image: the memory behind it, which the pool has for a larger one, stays as it was.</summary>
public sealed class BoundsTests
{
    private const uint Canary = 0xc0ffee11;

    // As many words as the pool has for the smallest images.
    private const int Words = 64;

    private static readonly Gen<(uint Width, uint Height)> Sizes = from width in Gen.Choose(1, 7) from height in Gen.Choose(1, 8) select ((uint)width, (uint)height);

    // Small controls are literals, large ones copies: few streams of even chances would get beyond the first copy.
    private static readonly Gen<byte> Symbol = Gen.Frequency((3, Gen.Choose(0, 8)), (2, Gen.Choose(0, 255)), (1, Gen.Elements(0x20, 0x40, 0x60, 0xe0, 0xff))).Select(value => (byte)value);

    [Fact]
    public void Lz_stays_within_its_image() => Hold(
        from size in Sizes
        from format in Gen.Elements<uint>(6, 7, 8, 9, 11)
        from stream in Symbol.ArrayOf(300)
        from topDown in Gen.Elements(true, false)
        select (size, ImageWriter.Lz(format, size.Width, size.Height, size.Width * 4, stream, topDown)));

    [Fact]
    public void Glz_stays_within_its_image() => Hold(
        from size in Sizes
        from format in Gen.Elements<byte>(6, 7, 8, 9)
        from stream in Symbol.ArrayOf(300)
        select (size, ImageWriter.Glz(format, size.Width, size.Height, 0, 0, stream)));

    [Fact]
    public void Quic_stays_within_its_image() => Hold(
        from size in Sizes
        from type in Gen.Elements<uint>(2, 3, 4, 5)
        from stream in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(400)
        select (size, ImageWriter.Image(1, size.Width, size.Height).Sized(new ImageWriter().U32(0x43495551, 0, type, size.Width, size.Height).U8(stream).Bytes).Bytes));

    [Fact]
    public void Lz4_stays_within_its_image() => Hold(
        from size in Sizes
        from format in Gen.Elements<byte>(6, 7, 8, 9, 10)
        from missing in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(-3, 40)))
        from tail in Gen.OneOf(Gen.Constant<byte[]>([]), Symbol.ArrayOf(20))
        select (size, ImageWriter.Lz4(format, size.Width, size.Height, true, Block(Math.Max(0, ((int)(size.Width * size.Height) * BytesOf(format)) - missing), tail))));

    private static int BytesOf(byte format) => format switch { 6 => 2, 7 => 3, 10 => 1, _ => 4 };

    private static byte[] Block(int literals, byte[] tail) =>
        literals < 15 ? [(byte)(literals << 4), .. new byte[literals], .. tail] : [0xf0, .. Lengths(literals - 15), .. new byte[literals], .. tail];

    private static byte[] Lengths(int left) => [.. Enumerable.Repeat((byte)255, left / 255), (byte)(left % 255)];

    private static void Hold(Gen<((uint Width, uint Height) Size, byte[] Image)> images)
    {
        var decoded = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(images.ToArbitrary(), image =>
        {
            using var bench = new ImageBench();
            var before = bench.Store.Pool.Rent(Words, 1, PixelKind.Xrgb);
            before.Pixels.Fill(Canary);
            before.Release();
            try
            {
                bench.Images.Decode(image.Image, 0, bench.Scratch);
                decoded++;
            }
            catch (SpiceException)
            {
                // Said so.
            }

            bench.Scratch.LetGo();
            bench.Store.Window.Clear();
            var after = bench.Store.Pool.Rent(Words, 1, PixelKind.Xrgb);
            Assert.Same(before, after);
            Assert.Equal(-1, after.Pixels[(int)(image.Size.Width * image.Size.Height)..].IndexOfAnyExcept(Canary));
            after.Release();
        }));
        Assert.True(decoded > 0, "some streams make pictures");
    }
}
