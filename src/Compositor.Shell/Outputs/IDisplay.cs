using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Shell.Outputs;

/// <summary>
/// The host's monitors and input devices, or their stand-in. Everything is for the main thread but <see cref="Wake"/>.
/// </summary>
internal interface IDisplay : IDisposable
{
    /// <summary>The desktop's clipboard; null where there is no desktop.</summary>
    IOutsideClipboard? Clipboard => null;

    /// <summary>SDL's video driver, or "headless".</summary>
    string Driver { get; }

    /// <summary>How pictures get to the outputs: "egl", "window surface", "memory".</summary>
    string Presenter { get; }

    /// <summary>The outputs; each is a target once the render thread made it.</summary>
    IReadOnlyList<DisplayOutput> Outputs { get; }

    /// <summary>
    /// Lets go of all outputs and opens those that are there now, perhaps none. After <see cref="IDisplayObserver.MonitorsChanged"/>,
    /// and while no target of the old ones is left.
    /// </summary>
    void Reopen();

    /// <summary>Waits until something happens or <see cref="Wake"/> is called, and tells the observer all that has happened.</summary>
    void Wait(IDisplayObserver observer);

    /// <summary>Makes <see cref="Wait"/> return. Any thread; many calls make one return.</summary>
    void Wake();

    /// <summary>Gives the host's pointer an image; null is the host's arrow.</summary>
    void SetCursor(CursorImage? image, bool visible);

    /// <summary>Locks the pointer in place, to read its movements, and grabs the keyboard; or frees both.</summary>
    void SetPointerLock(bool locked);
}
