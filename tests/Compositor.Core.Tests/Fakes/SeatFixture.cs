using Compositor.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Compositor.Core.Tests.Fakes;

/// <summary>Two guests side by side, 100 x 100 each, and a seat in front of them.</summary>
internal sealed class SeatFixture : ISeatScene, ISeatObserver
{
    public static readonly SurfaceId Alpha = new("alpha", 0);
    public static readonly SurfaceId Beta = new("beta", 0);

    private readonly Dictionary<SurfaceId, Surface> _surfaces = [];
    private readonly Dictionary<SurfaceId, SurfaceSession> _sessions = [];
    private OutputScene _scene = new("out", new Size(200, 100), []);

    public SeatFixture()
    {
        Seat = new Seat(this, this, new ClickToFocus());
        Connect(Alpha);
        Connect(Beta);
        Arrange(Alpha, Beta);
    }

    public Seat Seat { get; }

    /// <summary>Every sink there ever was.</summary>
    public List<RecordingSink> Sinks { get; } = [];

    public List<Chord> Performed { get; } = [];

    public RecordingSink SinkOf(SurfaceId id) => (RecordingSink)_surfaces[id].Input!;

    /// <summary>A new connection of a guest: a new sink that knows nothing of what is held.</summary>
    public void Connect(SurfaceId id)
    {
        if (!_surfaces.TryGetValue(id, out var surface))
        {
            _surfaces[id] = surface = new Surface(id, new RecordingObserver(), new FakeTimeProvider());
        }

        var sink = new RecordingSink();
        Sinks.Add(sink);
        _sessions[id] = surface.Connect(new SurfaceOptions(0) { Input = sink });
        Seat.SurfaceChanged(surface);
    }

    public void Disconnect(SurfaceId id)
    {
        _sessions[id].Dispose();
        Seat.SurfaceChanged(_surfaces[id]);
    }

    public void Arrange(SurfaceId left, SurfaceId right)
    {
        _scene = _scene with { Views = [ViewOf(left, 0), ViewOf(right, 100)] };
        Seat.SceneChanged();
    }

    public View? ViewAt(string output, Point point) => _scene.ViewAt(point);

    public View? ViewOf(string output, SurfaceId surface) => _scene.ViewOf(surface);

    public Surface? Find(SurfaceId id) => _surfaces.GetValueOrDefault(id);

    public void FocusChanged(SurfaceId? focus)
    {
    }

    public void PointerLocked(SurfaceId? surface)
    {
    }

    public void PointerEntered(SurfaceId? surface)
    {
    }

    public void Perform(Chord chord) => Performed.Add(chord);

    private View ViewOf(SurfaceId id, int x)
    {
        var area = new Rect(x, 0, 100, 100);
        return new View(_surfaces[id], area, area, new Size(100, 100), area, false, []);
    }
}
