using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;

namespace Compositor.Benchmarks;

/// <summary>What the image codecs of SPICE cost, on what libspice-server sends for the same pictures.</summary>
internal sealed class SpiceImageCost : IBenchmark
{
    public string Name => "spice-images";

    public string Purpose => "CPU of decoding the recorded images of each SPICE codec";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| recording | type | images | pixels | bytes | ms | Mpixel / s | bytes allocated |");
        report.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var name in (string[])["off", "quic", "lz", "glz", "lz4", "auto-wan"])
        {
            var images = Recording.Read(name)
                .SelectMany(message => Recording.ImagesOf(message.Type, message.Body).Select(offset => (message.Body, Offset: offset)))
                .Where(image => (ImageType)image.Body[image.Offset + 8] is not (ImageType.Surface or ImageType.FromCache or ImageType.FromCacheLossless))
                .ToArray();

            // Later images of a window refer to earlier ones, so all are decoded; each type is then measured alone.
            using var bench = new ImageBench();
            Array.ForEach(images, image => bench.Images.Decode(image.Body, image.Offset, bench.Scratch));
            foreach (var type in images.GroupBy(image => (ImageType)image.Body[image.Offset + 8]))
            {
                Row(report, name, type.Key, [.. type], bench, quick);
            }
        }
    }

    private static void Row(
        TextWriter report, string name, ImageType type, (byte[] Body, uint Offset)[] images, ImageBench bench, bool quick)
    {
        long pixels = 0;
        foreach (var (body, offset) in images)
        {
            var view = bench.Images.Decode(body, offset, bench.Scratch);
            pixels += view.Width * view.Height;
        }

        var cost = Stopper.Measure(
            () =>
            {
                foreach (var (body, offset) in images)
                {
                    bench.Images.Decode(body, offset, bench.Scratch);
                }
            },
            quick);
        var bytes = images.Sum(image => (long)image.Body.Length);
        report.WriteLine(
            $"| {name} | {type} | {images.Length} | {pixels} | {bytes} | {cost.Cpu:f3} | {pixels / cost.Cpu / 1e3:f0} | {cost.Bytes} |");
    }
}
