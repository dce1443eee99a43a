using System.Diagnostics;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Images;

namespace Compositor.Benchmarks;

/// <summary>
/// What the image codecs of SPICE cost, on what libspice-server sends for the same pictures: small ones of all formats, as the tests have them, and
/// whole desktops and photographs.
/// </summary>
internal sealed class SpiceImageCost : IBenchmark
{
    public string Name => "spice-images";

    public string Purpose => "CPU of decoding the recorded images of each SPICE codec, in copies of as many pixels";

    public void Run(bool quick, TextWriter report)
    {
        report.WriteLine("| recording | type | images | pixels / image | bytes / pixel | Mpixel / s | copy, Mpixel / s | ms / copy ms | bytes allocated / image |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var name in (string[])["off", "quic", "lz", "glz", "lz4", "auto-wan"])
        {
            Rows(report, $"small, {name}", Recording.Read(name), quick);
        }

        foreach (var setting in SpiceSetting.All)
        {
            Rows(report, $"large, {setting.Name}", Recording.ReadPlain(SpiceRecorder.PathOf(setting)), quick);
        }
    }

    private static void Rows(TextWriter report, string name, List<(ushort Type, byte[] Body)> messages, bool quick)
    {
        var images = messages
            .SelectMany(message => Recording.ImagesOf(message.Type, message.Body).Select(offset => new RecordedImage(message.Body, offset)))
            .Where(image => image.Type is not (ImageType.Surface or ImageType.FromCache or ImageType.FromCacheLossless))
            .ToArray();
        WarmUp(images, quick);
        var passes = Enumerable.Range(0, quick ? 3 : 7).Select(_ => ImagePass.Run(images)).ToArray();
        foreach (var type in images.GroupBy(image => image.Type))
        {
            var cost = passes.Select(pass => pass.CostOf(type.Key)).OrderBy(cost => cost.Cpu).ElementAt(passes.Length / 2);
            var (count, pixels) = (type.Count(), passes[0].PixelsOf(type.Key));
            var copy = Copying.Of(pixels * sizeof(uint) / count, quick).Cpu * count * 1e3;
            var packed = type.Sum(image => (double)image.Body.Length) / pixels;
            report.WriteLine(FormattableString.Invariant(
                $"| {name} | {type.Key} | {count} | {pixels / count} | {packed:0.00} | {pixels / cost.Cpu:0} | {pixels / copy:0} | {cost.Cpu / copy:0.0} | {passes[^1].BytesOf(type.Key)} |"));
        }

        report.Flush();
    }

    // What is run often is compiled again in pauses, some times over.
    private static void WarmUp(RecordedImage[] images, bool quick)
    {
        using var never = new ManualResetEventSlim();
        for (var i = 0; i < 4; i++)
        {
            var clock = Stopwatch.StartNew();
            while (clock.ElapsedMilliseconds < (quick ? 50 : 300))
            {
                ImagePass.Run(images);
            }

            never.Wait(TimeSpan.FromMilliseconds(200));
        }
    }
}
