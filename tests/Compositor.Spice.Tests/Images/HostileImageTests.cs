using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Images;

/// <summary>Recorded images, cut short and damaged: each ends in pixels or in the one exception, and soon.</summary>
public sealed class HostileImageTests
{
    private static readonly string[] Recordings = ["off", "quic", "lz", "glz", "lz4", "auto-wan"];

    public static TheoryData<string> Names => [.. Recordings];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_that_ends_early_is_refused(string recording)
    {
        foreach (var (body, offset) in SmallImages(recording))
        {
            using var bench = new ImageBench();
            for (var length = 0; length < body.Length; length++)
            {
                Survive(bench, body[..length], offset);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_that_ends_early_is_refused_though_its_size_says_so(string recording)
    {
        foreach (var (body, offset) in SmallImages(recording))
        {
            // The descriptor has 18 bytes; for these types the payload's size is next.
            if ((ImageType)body[(int)offset + 8] is not (ImageType.Quic or ImageType.LzRgb or ImageType.GlzRgb or ImageType.Jpeg or ImageType.Lz4))
            {
                continue;
            }

            using var bench = new ImageBench();
            var size = BitConverter.ToUInt32(body, (int)offset + 18);
            for (var length = 0u; length < size; length++)
            {
                var cut = (byte[])body.Clone();
                BitConverter.TryWriteBytes(cut.AsSpan((int)offset + 18), length);
                Survive(bench, cut, offset);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_image_does_no_harm(string recording)
    {
        var random = new Random(4711);
        using var bench = new ImageBench(memory: 64 << 20);
        foreach (var (body, offset) in SmallImages(recording, most: 200))
        {
            for (var round = 0; round < 300; round++)
            {
                var damaged = (byte[])body.Clone();
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    var at = random.Next((int)offset, damaged.Length);
                    damaged[at] = random.Next(3) switch
                    {
                        0 => (byte)random.Next(256),
                        1 => 255,
                        _ => (byte)(damaged[at] ^ (1 << random.Next(8))),
                    };
                }

                Survive(bench, damaged, offset);
            }
        }
    }

    /// <summary>One image of each type and format.</summary>
    private static IEnumerable<(byte[] Body, uint Offset)> SmallImages(string recording, int most = 12) =>
        Recording.Read(recording)
            .SelectMany(message => Recording.ImagesOf(message.Type, message.Body).Select(offset => (message.Body, offset)))
            .Where(image => image.Body.Length is > 150 and < 4000)
            .GroupBy(image => (image.Body[(int)image.offset + 8], image.Body[(int)image.offset + 18], image.Body.Length / 1000))
            .Select(group => group.First())
            .Take(most);

    private static void Survive(ImageBench bench, byte[] body, uint offset)
    {
        try
        {
            var view = bench.Images.Decode(body, offset, bench.Scratch);
            Assert.InRange(view.Row(view.Height - 1).Length, 1, 32768);
        }
        catch (SpiceException)
        {
        }
    }
}
