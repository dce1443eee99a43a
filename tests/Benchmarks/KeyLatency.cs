using System.Diagnostics;
using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Benchmarks;

/// <summary>From the host's key event to the call of the guest's sink: seat, bindings, and the policy on its guarded thread.</summary>
internal sealed class KeyLatency : IBenchmark, ISeatScene, ISeatObserver, ISurfaceObserver, IInputSink
{
    private readonly Surface _surface;
    private long _arrived;

    public KeyLatency()
    {
        _surface = new Surface(new SurfaceId("vm", 0), this, TimeProvider.System);
        _surface.Connect(new SurfaceOptions(0) { Input = this });
    }

    public string Name => "keys";

    public string Purpose => "time from a key event to the guest's sink";

    public PointerMode PointerMode => PointerMode.Absolute;

    public void Run(bool quick, TextWriter report)
    {
        using var routing = new GuardedRouting("click-to-focus", () => new ClickToFocus(), NullLogger.Instance);
        var seat = new Seat(this, this, routing) { Bindings = new HashSet<Chord> { new(KeyModifiers.Super, 2) } };
        seat.SetFocus(_surface.Id);
        var times = new double[quick ? 2_000 : 50_000];
        for (var i = 0; i < 1_000; i++)
        {
            Stroke(seat);
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Stroke(seat);
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / times.Length;
        Array.Sort(times);
        report.WriteLine("| key event to sink | µs |");
        report.WriteLine("|---|---|");
        report.WriteLine(FormattableString.Invariant($"| p50 | {times[times.Length / 2]:0.0} |"));
        report.WriteLine(FormattableString.Invariant($"| p99 | {times[times.Length * 99 / 100]:0.0} |"));
        report.WriteLine(FormattableString.Invariant($"| bytes allocated per key | {bytes} |"));
    }

    public void Key(ushort code, bool pressed) => _arrived = Stopwatch.GetTimestamp();

    public View? ViewAt(string output, Point point) => null;

    public View? ViewOf(string output, SurfaceId surface) => null;

    public Surface? Find(SurfaceId id) => id == _surface.Id ? _surface : null;

    public void FocusChanged(SurfaceId? focus)
    {
    }

    public void PointerLocked(SurfaceId? surface)
    {
    }

    public void PointerEntered(SurfaceId? surface)
    {
    }

    public void Perform(Chord chord)
    {
    }

    public void Committed(Surface surface)
    {
    }

    public void Rearranged(Surface surface)
    {
    }

    public void CursorChanged(Surface surface)
    {
    }

    public void PointerTo(Point position)
    {
    }

    public void PointerBy(int dx, int dy)
    {
    }

    public void Button(ushort code, bool pressed)
    {
    }

    public void Wheel(int horizontal, int vertical)
    {
    }

    public void Touch(int slot, TouchPhase phase, double x, double y)
    {
    }

    public void Reset()
    {
    }

    /// <summary>One press and release; the time of the press in microseconds.</summary>
    private double Stroke(Seat seat)
    {
        var began = Stopwatch.GetTimestamp();
        seat.Key(30, true);
        var took = Stopwatch.GetElapsedTime(began, _arrived).TotalMicroseconds;
        seat.Key(30, false);
        return took;
    }
}
