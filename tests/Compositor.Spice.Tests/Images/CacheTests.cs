using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

public sealed class CacheTests
{
    private const byte CacheMe = 1;
    private const byte ReplaceMe = 4;

    [Fact]
    public void A_cached_image_is_found_until_the_server_forgets_it()
    {
        using var bench = new ImageBench();
        bench.Decode(Grey(5, 10, CacheMe));
        bench.Decode(Grey(6, 11, CacheMe));
        Assert.Equal([0x0a000000u], bench.Decode(FromCache(5)).Pixels);
        bench.Images.ForgetPixmap(5);
        bench.Images.ForgetPixmap(99);
        Assert.Throws<MissingImageException>(() => bench.Decode(FromCache(5)));
        Assert.Equal([0x0b000000u], bench.Decode(FromCache(6)).Pixels);
        bench.Images.ForgetAllPixmaps();
        Assert.Throws<MissingImageException>(() => bench.Decode(FromCache(6)));
    }

    [Fact]
    public void An_image_that_was_decoded_stays_while_the_cache_changes()
    {
        using var bench = new ImageBench();
        using var other = new Scratch(bench.Budget);
        bench.Decode(Grey(5, 10, CacheMe));
        var view = bench.Images.Decode(FromCache(5), 0, bench.Scratch);
        bench.Images.ForgetAllPixmaps();
        for (byte i = 0; i < 10; i++)
        {
            bench.Images.Decode(Grey(6, i, 0), 0, other);
        }

        Assert.Equal([0x0a000000u], Picture.Of(view).Pixels);
    }

    [Fact]
    public void The_image_that_was_used_longest_ago_makes_room()
    {
        using var bench = new ImageBench(cachePixels: 3);
        bench.Decode(Grey(1, 1, CacheMe));
        bench.Decode(Grey(2, 2, CacheMe));
        bench.Decode(Grey(3, 3, CacheMe));
        bench.Decode(FromCache(1));
        bench.Decode(Grey(4, 4, CacheMe));
        Assert.Throws<MissingImageException>(() => bench.Decode(FromCache(2)));
        Assert.Equal([0x01000000u], bench.Decode(FromCache(1)).Pixels);
        Assert.Equal(3, bench.Store.Pixmaps.Pixels);
    }

    [Fact]
    public void Any_order_of_use_keeps_the_count()
    {
        using var bench = new ImageBench(cachePixels: 20);
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var id = (ulong)random.Next(40);
            switch (random.Next(4))
            {
                case 0:
                    bench.Images.ForgetPixmap(id);
                    break;
                case 1 when bench.Store.Pixmaps.Count > 0:
                    Record.Exception(() => bench.Decode(FromCache(id)));
                    break;
                default:
                    bench.Decode(Grey(id, (byte)id, CacheMe));
                    Assert.Equal((uint)id << 24, bench.Decode(FromCache(id)).Pixels[0]);
                    break;
            }

            Assert.Equal(bench.Store.Pixmaps.Count, bench.Store.Pixmaps.Pixels);
            Assert.InRange(bench.Store.Pixmaps.Pixels, 0, 20);
        }
    }

    [Fact]
    public void A_lossless_image_takes_the_place_of_the_lossy_one()
    {
        using var bench = new ImageBench();
        var pixmap = bench.Store.Pool.Rent(1, 1, PixelKind.Alpha);
        pixmap.Pixels[0] = 1;
        bench.Store.Pixmaps.Put(5, pixmap, lossy: true);
        pixmap.Release();
        Assert.Equal([1u], bench.Decode(FromCache(5)).Pixels);
        Assert.Throws<MissingImageException>(() => bench.Decode(FromCache(5, 106)));
        bench.Decode(Grey(5, 2, ReplaceMe));
        Assert.Equal([0x02000000u], bench.Decode(FromCache(5, 106)).Pixels);
    }

    [Fact]
    public void Palettes_are_kept_by_their_id()
    {
        using var bench = new ImageBench();
        bench.Decode(ImageWriter.Bitmap(5, 1, 1, 1, [1], palette: [5, 6], flags: 1));
        var named = ImageWriter.Image(0, 1, 1).U8(5, 2 | 4).U32(1, 1, 1).U64(77).U8(1).Bytes;
        Assert.Equal([6u], bench.Decode(named).Pixels);
        bench.Images.ForgetPalette(77);
        Assert.Throws<SpiceException>(() => bench.Decode(named));
        bench.Images.Touch(ImageWriter.Bitmap(5, 1, 1, 1, [1], palette: [7, 8], flags: 1), 0, bench.Scratch);
        Assert.Equal([8u], bench.Decode(named).Pixels);
        bench.Images.ForgetAllPalettes();
        Assert.Throws<SpiceException>(() => bench.Decode(named));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_palette_of_no_or_too_many_colours_is_refused(int count)
    {
        using var bench = new ImageBench();
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Bitmap(5, 1, 1, 1, [0], palette: new uint[count])));
    }

    [Fact]
    public void An_image_that_is_not_seen_is_decoded_for_the_cache_only()
    {
        using var bench = new ImageBench();
        bench.Images.Touch(Grey(5, 10, CacheMe), 0, bench.Scratch);
        Assert.Equal([0x0a000000u], bench.Decode(FromCache(5)).Pixels);
        bench.Images.Touch(ImageWriter.Bitmap(8, 1, 1, 1, [0]), 0, bench.Scratch);
        bench.Images.Touch(FromCache(6), 0, bench.Scratch);
    }

    [Fact]
    public void Memory_ends_at_the_budget_and_idle_memory_goes_first()
    {
        using var bench = new ImageBench(memory: 1 << 20);
        for (uint width = 1; width < 2000; width += 100)
        {
            bench.Decode(ImageWriter.Bitmap(10, width, 100, width, new byte[width * 100]));
        }

        var flood = Assert.Throws<SpiceException>(() =>
        {
            for (ulong id = 0; id < 100_000; id++)
            {
                bench.Decode(Grey(id, 1, CacheMe));
            }
        });
        Assert.Contains("memory", flood.Message, StringComparison.Ordinal);
        bench.Images.Reset();
        Assert.Equal(0, bench.Store.Pixmaps.Count);
        bench.Decode(Grey(1, 1, CacheMe));
    }

    [Fact]
    public void A_surface_lends_its_pixels()
    {
        using var bench = new ImageBench(surfaces: new OneSurface());
        Assert.Equal([3u, 4], bench.Decode(ImageWriter.Image(104, 2, 1).U32(9).Bytes).Pixels);
        Assert.Throws<SpiceException>(() => bench.Decode(ImageWriter.Image(104, 2, 1).U32(8).Bytes));
    }

    private static byte[] Grey(ulong id, byte alpha, byte flags) =>
        ImageWriter.Image(0, 1, 1, flags, id).U8(10, 4).U32(1, 1, 1, 0).U8(alpha).Bytes;

    private static byte[] FromCache(ulong id, byte type = 103) => ImageWriter.Image(type, 1, 1, 0, id).Bytes;

    private sealed class OneSurface : ISurfacePixels
    {
        public PixelView PixelsOf(uint surface) =>
            surface == 9 ? new PixelView(new uint[] { 3, 4 }, 2, 1, 2, PixelKind.Xrgb) : throw new SpiceException("no surface");
    }
}
