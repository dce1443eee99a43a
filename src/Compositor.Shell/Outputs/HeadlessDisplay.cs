using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Shell.Outputs;

/// <summary>No monitor and no device: outputs in memory, seen by screenshot.</summary>
internal sealed class HeadlessDisplay : IDisplay
{
    private readonly AutoResetEvent _wake = new(false);

    public HeadlessDisplay(int outputs, Size size, TimeSpan refresh, Func<string, Size, TimeSpan, IOutputTarget> createTarget)
    {
        Outputs = [.. Enumerable.Range(1, outputs).Select(i => $"HEADLESS-{i}")
            .Select(name => new DisplayOutput(name, size, refresh, () => createTarget(name, size, refresh)))];
    }

    public string Driver => "headless";

    public string Presenter => "memory";

    public IReadOnlyList<DisplayOutput> Outputs { get; }

    public void Reopen()
    {
        // There are always the same.
    }

    public void Wait(IDisplayObserver observer) => _wake.WaitOne();

    public void Wake() => _wake.Set();

    public void SetCursor(CursorImage? image, bool visible)
    {
        // There is no pointer.
    }

    public void SetPointerLock(bool locked)
    {
        // There is no pointer.
    }

    public void Dispose() => _wake.Dispose();
}
