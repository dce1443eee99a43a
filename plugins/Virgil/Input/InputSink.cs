using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>The input of one head: everything is queued for the sender's thread.</summary>
internal sealed class InputSink(InputQueue queue, ConsoleState state) : IInputSink, IDisplayControl
{
    /// <inheritdoc/>
    public PointerMode PointerMode => state.IsAbsolute ? PointerMode.Absolute : PointerMode.Relative;

    /// <inheritdoc/>
    public void Key(ushort code, bool pressed) => queue.Add(new InputCommand(CommandKind.Key, code, pressed ? 1 : 0));

    /// <inheritdoc/>
    public void PointerTo(Point position) => queue.Add(new InputCommand(CommandKind.PointerTo, position.X, position.Y));

    /// <inheritdoc/>
    public void PointerBy(int dx, int dy) => queue.Add(new InputCommand(CommandKind.PointerBy, dx, dy));

    /// <inheritdoc/>
    public void Button(ushort code, bool pressed) => queue.Add(new InputCommand(CommandKind.Button, code, pressed ? 1 : 0));

    /// <inheritdoc/>
    public void Wheel(int horizontal, int vertical) => queue.Add(new InputCommand(CommandKind.Wheel, horizontal, vertical));

    /// <inheritdoc/>
    public void Touch(int slot, TouchPhase phase, double x, double y) => queue.Add(new InputCommand(CommandKind.Touch, slot, (int)phase, x, y));

    /// <inheritdoc/>
    public void Reset() => queue.Add(new InputCommand(CommandKind.Reset));

    /// <inheritdoc/>
    public void RequestSize(Size size, Size millimetres) =>
        queue.Add(new InputCommand(CommandKind.Resize, size.Width, size.Height, millimetres.Width, millimetres.Height));
}
