using Compositor.Contracts;

namespace Compositor.Shell.Outputs;

/// <summary>Hears what happens on the display. Main thread, within <see cref="IDisplay.Wait"/>.</summary>
internal interface IDisplayObserver
{
    void Key(ushort code, bool pressed);

    void Motion(string output, Point position, int dx, int dy);

    void PointerLeft();

    void Button(ushort code, bool pressed);

    void Wheel(int horizontal, int vertical);

    void Touch(int slot, TouchPhase phase, string output, Point position);

    /// <summary>The window lost the keyboard: releases will not be heard.</summary>
    void KeyboardLost();

    /// <summary>The drawable size changed, or the window's content was lost.</summary>
    void OutputChanged(string output);

    /// <summary>Monitors came or went: what is shown must be let go and the display opened anew.</summary>
    void MonitorsChanged();

    /// <summary>Somebody has copied something on the desktop, or may have while the window had no keyboard.</summary>
    void ClipboardChanged();

    void QuitRequested();
}
