using Compositor.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>A render loop on the CPU renderer, stepped by hand.</summary>
internal sealed class LoopFixture : IAsyncDisposable
{
    public static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(10);

    private readonly CaptionPainter _captions = new(NullLogger.Instance);
    private readonly List<Guest> _guests = [];

    public LoopFixture(Func<IRenderer, IRenderer>? wrap = null)
    {
        Loop = new RenderLoop(() => (wrap ?? (renderer => renderer))(new CpuRenderer(_captions)), Time, NullLogger.Instance);
    }

    public FakeTimeProvider Time { get; } = new();

    public RenderLoop Loop { get; }

    public Guest AddGuest(string name, Size size, FourCc? format = null)
    {
        var guest = new Guest(name, size, format ?? FourCc.Xrgb8888, Time) { Loop = Loop };
        _guests.Add(guest);
        return guest;
    }

    public async Task<MemoryTarget> AddOutputAsync(string name, Size size, TimeSpan? refresh = null)
    {
        MemoryTarget? target = null;
        await Loop.AddOutputAsync(name, () => target = new MemoryTarget(name, size, refresh ?? Refresh));
        return target!;
    }

    /// <summary>One refresh later, and everything done that was due.</summary>
    public async Task StepAsync()
    {
        Time.Advance(Refresh);
        await Loop.SettleAsync();
    }

    public async Task<long> TurnsAsync() => (await Loop.ReportAsync()).Turns;

    public async ValueTask DisposeAsync()
    {
        await Loop.DisposeAsync();
        foreach (var guest in _guests)
        {
            guest.Dispose();
        }

        _captions.Dispose();
    }
}
