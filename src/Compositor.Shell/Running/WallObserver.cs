using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Shell.Running;

/// <summary>
/// Takes what sources and surfaces report on their own threads to those that act on it: pictures to the render thread, everything
/// else to the main thread. Marks and wakes, no more.
/// </summary>
internal sealed class WallObserver(WakeFlags flags, Action wakeMain, Action<Surface> wakeRender) : ISourceObserver
{
    public void Committed(Surface surface) => wakeRender(surface);

    public void Rearranged(Surface surface) => Set(WakeFlag.Scene);

    public void StatusChanged(Source source) => Set(WakeFlag.Scene);

    public void CursorChanged(Surface surface) =>

        // A pointer that is not the host's is drawn in the scene.
        Set(surface.Input?.PointerMode == PointerMode.Relative ? WakeFlag.Scene : WakeFlag.Cursor);

    private void Set(WakeFlag flag)
    {
        if (flags.Set(flag))
        {
            wakeMain();
        }
    }
}
