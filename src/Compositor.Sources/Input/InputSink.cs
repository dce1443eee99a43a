using Compositor.Contracts;

namespace Compositor.Sources;

/// <summary>The input of one head: everything is queued for the sender's thread.</summary>
/// <param name="queue">Where it goes.</param>
/// <param name="mode">How the guest takes its pointer now; called on any thread.</param>
/// <param name="head">The head, where several share a queue.</param>
public sealed class InputSink(InputQueue queue, Func<PointerMode> mode, int head = 0) : IInputSink, IDisplayControl, IViewSink
{
    /// <inheritdoc/>
    public PointerMode PointerMode => mode();

    /// <inheritdoc/>
    public void Key(ushort code, bool pressed) => queue.Add(new InputCommand(CommandKind.Key, code, pressed ? 1 : 0));

    /// <inheritdoc/>
    public void PointerTo(Point position) => queue.Add(new InputCommand(CommandKind.PointerTo, position.X, position.Y, Head: head));

    /// <inheritdoc/>
    public void PointerBy(int dx, int dy) => queue.Add(new InputCommand(CommandKind.PointerBy, dx, dy));

    /// <inheritdoc/>
    public void Button(ushort code, bool pressed) => queue.Add(new InputCommand(CommandKind.Button, code, pressed ? 1 : 0));

    /// <inheritdoc/>
    public void Wheel(int horizontal, int vertical) => queue.Add(new InputCommand(CommandKind.Wheel, horizontal, vertical));

    /// <inheritdoc/>
    public void Touch(int slot, TouchPhase phase, double x, double y) => queue.Add(new InputCommand(CommandKind.Touch, slot, (int)phase, x, y, head));

    /// <inheritdoc/>
    public void Reset() => queue.Add(new InputCommand(CommandKind.Reset));

    /// <inheritdoc/>
    public void RequestSize(Size size, Size millimetres) =>
        queue.Add(new InputCommand(CommandKind.Resize, size.Width, size.Height, millimetres.Width, millimetres.Height, head));

    /// <inheritdoc/>
    public void Show(ViewState view) =>
        queue.Add(new InputCommand(CommandKind.View, view.Shown.Width, view.Shown.Height, view.IsFocused ? 1 : 0, Head: head));
}
