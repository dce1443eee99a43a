using Compositor.Contracts;

namespace Compositor.Core.Tests.Fakes;

/// <summary>A guest's input that checks the seat's promises as events come in.</summary>
internal sealed class RecordingSink : IInputSink
{
    private readonly HashSet<ushort> _down = [];

    public List<string> Events { get; } = [];

    /// <summary>Keys and buttons that are down now.</summary>
    public IReadOnlySet<ushort> Down => _down;

    /// <summary>The first broken promise; null while all are kept.</summary>
    public string? Broken { get; private set; }

    public PointerMode PointerMode { get; set; }

    public void Key(ushort code, bool pressed) => Change("key", code, pressed);

    public void Button(ushort code, bool pressed) => Change("button", code, pressed);

    public void PointerTo(Point position) => Events.Add($"to {position}");

    public void PointerBy(int dx, int dy) => Events.Add($"by {dx},{dy}");

    public void Wheel(int horizontal, int vertical) => Events.Add($"wheel {horizontal},{vertical}");

    public void Touch(int slot, TouchPhase phase, double x, double y) => Events.Add($"touch {slot} {phase} {x},{y}");

    public void Reset() => Events.Add("reset");

    private void Change(string what, ushort code, bool pressed)
    {
        Events.Add($"{what} {code} {(pressed ? "down" : "up")}");
        if (pressed ? !_down.Add(code) : !_down.Remove(code))
        {
            Broken ??= $"{what} {code} {(pressed ? "pressed twice" : "released without a press")}";
        }
    }
}
