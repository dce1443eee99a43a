using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Faults;

/// <summary>An input sink that throws at every call, on the shell's main thread.</summary>
internal sealed class ThrowingInput(PointerMode pointerMode) : IInputSink
{
    public PointerMode PointerMode => pointerMode;

    public void Key(ushort code, bool pressed) => throw Refusal();

    public void PointerTo(Point position) => throw Refusal();

    public void PointerBy(int dx, int dy) => throw Refusal();

    public void Button(ushort code, bool pressed) => throw Refusal();

    public void Wheel(int horizontal, int vertical) => throw Refusal();

    public void Touch(int slot, TouchPhase phase, double x, double y) => throw Refusal();

    public void Reset() => throw Refusal();

    private static InvalidOperationException Refusal() => new("the testcard was told to throw on input");
}
