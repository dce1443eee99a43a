using System.Diagnostics;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>
/// 16 TigerVNC servers on one wall of the built compositor, each with a desktop on which something happens: what each costs here and there when it is shown
/// pixel for pixel, shrunk, with the keyboard, and hidden.
/// </summary>
internal sealed class VncWall : IBenchmark
{
    private const int Desktops = 16;
    private const int Rate = 25;

    public string Name => "vnc-wall";

    public string Purpose => "CPU and bytes of 16 VNC servers on one wall: in full size, shrunk, with the keyboard, hidden";

    public void Run(bool quick, TextWriter report)
    {
        var desktops = Enumerable.Range(0, Desktops).Select(_ => new BusyDesktop()).ToArray();
        try
        {
            report.WriteLine("| wall | servers | drawn / s | updates / s each | kB / s each | decoding, CPU ms / s each | its server, CPU ms / s each | drawing all, CPU ms / s | compositor, CPU ms / s |");
            report.WriteLine("|---|---|---|---|---|---|---|---|---|");
            var time = TimeSpan.FromSeconds(quick ? 6 : 30);
            Measure(report, desktops, time, "grid-full", "grid of 640x480", "2560x1920", "grid");
            Measure(report, desktops, time, "grid-shrunk", "grid of 256x192", "1024x768", "grid");
            Measure(report, desktops, time, "single", "one of 16", "640x480", "single");
        }
        finally
        {
            Array.ForEach(desktops, desktop => desktop.Dispose());
        }
    }

    private static void Measure(TextWriter report, BusyDesktop[] desktops, TimeSpan time, string picture, string name, string size, string layout)
    {
        using var animation = new Animation(desktops, Rate);
        using var wall = new WallOfDesktops(desktops, size, layout);

        // All are connected, and what is compiled when it first runs is compiled.
        Pass(TimeSpan.FromSeconds(12));
        var (turns, cpu, drawing) = (animation.Turns, wall.Cpu, wall.Drawing);
        var decoding = desktops.Select((_, i) => wall.DecodingOf(i)).ToArray();
        var counts = desktops.Select(desktop => desktop.Count).ToArray();
        var clock = Stopwatch.StartNew();
        Pass(time);
        var seconds = clock.Elapsed.TotalSeconds;
        (turns, cpu, drawing) = (animation.Turns - turns, wall.Cpu - cpu, wall.Drawing - drawing);
        for (var i = 0; i < desktops.Length; i++)
        {
            (decoding[i], counts[i]) = (wall.DecodingOf(i) - decoding[i], desktops[i].Count - counts[i]);
        }

        wall.Keep(Workspace.Keep($"wall-{picture}.png", "vnc"));
        Row($"{name}, with the keyboard", 0, 1);
        Row(layout == "single" ? $"{name}, hidden" : $"{name}, the others", 1, Desktops - 1);

        void Row(string what, int first, int number)
        {
            var sum = counts.Skip(first).Take(number).Aggregate((a, b) => a + b);
            var decode = decoding.Skip(first).Take(number).Sum();
            var each = 1 / (number * seconds);
            report.WriteLine(FormattableString.Invariant(
                $"| {what} | {number} | {turns / seconds:0.0} | {sum.Updates * each:0.0} | {sum.Bytes * each / 1e3:0.0} | {decode * each * 1e3:0.00} | {sum.Cpu * each * 1e3:0.00} | {drawing / seconds * 1e3:0.0} | {cpu / seconds * 1e3:0.0} |"));
            report.Flush();
        }
    }

    private static void Pass(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }
}
