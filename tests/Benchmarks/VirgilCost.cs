using System.Diagnostics;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Compositor.Virgil.Tests;

namespace Compositor.Benchmarks;

/// <summary>
/// What QEMU's display costs us without a GPU. The sender runs on a thread that is not counted; of the threads that are, one receives and
/// one renders. One frame at a time: each is shown before the next is sent.
/// </summary>
internal sealed class VirgilCost : IBenchmark
{
    private const string Map = "org.qemu.Display1.Listener.Unix.Map";

    public string Name => "virgil";

    public string Purpose => "CPU of a frame from QEMU, as bytes and as shared memory, received and drawn 1:1 on the CPU";

    public void Run(bool quick, TextWriter report)
    {
        var whole = new Rect(Copying.Screen);
        var tenth = new Rect(300, 200, 607, 341);
        var tile = new Rect(640, 480, 64, 64);
        var memory = Enumerable.Range(0, 3).Select(_ => Filled()).ToArray();
        report.WriteLine("| frame | MB | copy µs | receiving µs | drawing µs | receiving ms / MB | all ms / MB | receiving / copy | all / copy | bytes allocated |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        Row("Update 1080p, only received", whole, socket => new MessageTaker(socket), peer => Update(peer, whole));
        Row("Scanout 1080p", whole, socket => new ScreenTaker(socket), Scanout);
        foreach (var (name, rect) in (ReadOnlySpan<(string, Rect)>)[("1080p", whole), ("10 %", tenth), ("64x64", tile)])
        {
            Row($"Update {name}", rect, socket => new ScreenTaker(socket), peer => Update(peer, rect), Scanout);
        }

        foreach (var (name, rect) in (ReadOnlySpan<(string, Rect)>)[("1080p", whole), ("10 %", tenth), ("64x64", tile)])
        {
            Row($"UpdateMap {name}", rect, socket => new ScreenTaker(socket), peer => UpdateMap(peer, rect), peer => ScanoutMap(peer, memory[0]));
        }

        var next = 0;
        Row("ScanoutMap 1080p, 3 in turn", whole, socket => new ScreenTaker(socket), peer => ScanoutMap(peer, memory[next++ % memory.Length]));
        Array.ForEach(memory, fd => fd.Dispose());

        void Row(string name, Rect rect, Func<UnixSocket, IFrameTaker> take, Action<FakePeer> send, Action<FakePeer>? first = null)
        {
            var bytes = (long)rect.Width * rect.Height * 4;
            var copy = Copying.Of(bytes, quick).Cpu * 1e3;
            var (ours, theirs) = UnixSocket.Pair();
            using var peer = new FakePeer(theirs);
            using var taker = take(ours);
            if (!peer.Ready.Wait(TimeSpan.FromSeconds(10)))
            {
                throw new InvalidOperationException("there is no connection");
            }

            var (receiving, drawing) = Measure(taker, () => send(peer), () => (first ?? send)(peer), quick);
            var all = receiving + drawing;
            report.WriteLine(FormattableString.Invariant(
                $"| {name} | {bytes / 1e6:0.00} | {copy:0.0} | {receiving.Cpu:0.0} | {drawing.Cpu:0.0} | {receiving.Cpu / 1e3 / (bytes / 1e6):0.0000} | {all.Cpu / 1e3 / (bytes / 1e6):0.0000} | {receiving.Cpu / copy:0.00} | {all.Cpu / copy:0.00} | {all.Bytes} |"));
        }
    }

    private static (ThreadCost Receiving, ThreadCost Drawing) Measure(IFrameTaker taker, Action send, Action first, bool quick)
    {
        Pass(taker, first);
        var length = TimeSpan.FromMilliseconds(quick ? 60 : 250);
        Round(taker, send, length); // the compiler's
        var rounds = Enumerable.Range(0, quick ? 3 : 7).Select(_ => Round(taker, send, length)).ToList();
        return (Median(rounds.Select(round => round.Receiving)), Median(rounds.Select(round => round.Drawing)));
    }

    private static (ThreadCost Receiving, ThreadCost Drawing) Round(IFrameTaker taker, Action send, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        var (before, drawing, frames) = (taker.Arrivals.Newest, default(ThreadCost), 0);
        do
        {
            drawing += Pass(taker, send);
            frames++;
        }
        while (clock.Elapsed < length);
        return ((taker.Arrivals.Newest - before).Per(frames), drawing.Per(frames));
    }

    private static ThreadCost Pass(IFrameTaker taker, Action send)
    {
        send();
        taker.Arrivals.Wait();
        var before = ThreadCost.Now;
        taker.Show();
        return ThreadCost.Now - before;
    }

    private static ThreadCost Median(IEnumerable<ThreadCost> costs)
    {
        var sorted = costs.OrderBy(cost => cost.Cpu).ToArray();
        return sorted[sorted.Length / 2];
    }

    // QEMU wants no reply to frames, but to ScanoutMap.
    private static void Scanout(FakePeer peer) => peer.Post(Names.Listener, "Scanout", "uuuuay", writer =>
    {
        Numbers(writer, Copying.Screen.Width, Copying.Screen.Height, Copying.Screen.Width * 4, (int)PixmanFormat.X8R8G8B8);
        writer.WriteBytes(Pixels.AsSpan());
    });

    private static void Update(FakePeer peer, Rect rect) => peer.Post(Names.Listener, "Update", "iiiiuuay", writer =>
    {
        Numbers(writer, rect.X, rect.Y, rect.Width, rect.Height, rect.Width * 4, (int)PixmanFormat.X8R8G8B8);
        writer.WriteBytes(Pixels.AsSpan(0, rect.Width * rect.Height * 4));
    });

    private static void UpdateMap(FakePeer peer, Rect rect) =>
        peer.Post(Map, "UpdateMap", "iiii", writer => Numbers(writer, rect.X, rect.Y, rect.Width, rect.Height));

    private static void ScanoutMap(FakePeer peer, SafeFd memory) => _ = peer.CallAsync(
        Map,
        "ScanoutMap",
        "huuuuu",
        writer => Numbers(writer, 0, 0, Copying.Screen.Width, Copying.Screen.Height, Copying.Screen.Width * 4, (int)PixmanFormat.X8R8G8B8),
        memory);

    private static byte[] Pixels { get; } = Random(Copying.ScreenBytes);

    private static byte[] Random(long length)
    {
        var bytes = new byte[length];
        System.Random.Shared.NextBytes(bytes);
        return bytes;
    }

    private static SafeFd Filled()
    {
        var fd = Memfd.Create("bench", Copying.ScreenBytes);
        using var memory = MappedMemory.Map(fd, 0, Copying.ScreenBytes, writable: true);
        Pixels.CopyTo(memory.Span);
        return fd;
    }

    private static void Numbers(DBusWriter writer, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            writer.WriteInt32(number);
        }
    }
}
