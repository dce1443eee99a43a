using Compositor.Contracts;
using Compositor.Shell.Outputs;

namespace Compositor.Shell.Tests.Outputs;

/// <summary>Writes down what a display says.</summary>
internal sealed class InputRecord : IDisplayObserver
{
    private readonly List<string> _lines = [];

    /// <summary>What was said since it was last asked.</summary>
    public string Take()
    {
        var text = string.Join("; ", _lines);
        _lines.Clear();
        return text;
    }

    public void Key(ushort code, bool pressed) => _lines.Add($"key {code} {Word(pressed)}");

    public void Motion(string output, Point position, int dx, int dy) => _lines.Add($"{output} {position} by {dx},{dy}");

    public void PointerLeft() => _lines.Add("left");

    public void Button(ushort code, bool pressed) => _lines.Add($"button {code:x} {Word(pressed)}");

    public void Wheel(int horizontal, int vertical) => _lines.Add($"wheel {horizontal},{vertical}");

    public void Touch(int slot, TouchPhase phase, string output, Point position) => _lines.Add($"finger {slot} {phase} {output} {position}");

    public void KeyboardLost() => _lines.Add("keyboard lost");

    public void OutputChanged(string output) => _lines.Add($"{output} changed");

    public void MonitorsChanged() => _lines.Add("monitors");

    public void ClipboardChanged() => _lines.Add("clipboard");

    public void QuitRequested() => _lines.Add("quit");

    private static string Word(bool pressed) => pressed ? "down" : "up";
}
