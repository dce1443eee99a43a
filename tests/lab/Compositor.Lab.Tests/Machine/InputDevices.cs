using System.Text.Json;

namespace Compositor.Lab.Tests.Machine;

/// <summary>The lab's keyboard, tablet and mouse, moved from outside: events come to its kernel as from a device.</summary>
internal sealed class InputDevices(Qmp qmp)
{
    /// <summary>The tablet's positions go from 0 to this.</summary>
    public const int Farthest = 32767;

    // Devices report at some rate; a press and its release in one report would be none.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    /// <summary>Presses and releases keys together, as a chord is played.</summary>
    /// <param name="keys">QEMU's names: "a", "meta_l", "2".</param>
    public async Task TypeAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await KeyAsync(key, true);
        }

        foreach (var key in keys.Reverse())
        {
            await KeyAsync(key, false);
        }
    }

    /// <summary>Presses a key, or lets it go.</summary>
    /// <param name="key">QEMU's name of it.</param>
    /// <param name="down">Pressed.</param>
    /// <param name="display">Of a keyboard that was made for one display; null for the usual one.</param>
    public Task KeyAsync(string key, bool down, string? display = null) =>
        SendToAsync(display, new { type = "key", data = new { down, key = new { type = "qcode", data = key } } });

    /// <summary>Moves the tablet's pen.</summary>
    /// <param name="x">0, left, to <see cref="Farthest"/>.</param>
    /// <param name="y">0, top, to <see cref="Farthest"/>.</param>
    public Task PointAsync(int x, int y) => SendAsync(
        new { type = "abs", data = new { axis = "x", value = x } }, new { type = "abs", data = new { axis = "y", value = y } });

    public Task MoveAsync(int dx, int dy) => SendAsync(
        new { type = "rel", data = new { axis = "x", value = dx } }, new { type = "rel", data = new { axis = "y", value = dy } });

    /// <param name="button">"left", "middle", "right", "wheel-up", "wheel-down", "side", "extra".</param>
    /// <param name="down">Pressed or let go.</param>
    public Task ButtonAsync(string button, bool down) => SendAsync(new { type = "btn", data = new { down, button } });

    /// <summary>Presses a button and lets it go; for a wheel that is one notch.</summary>
    public async Task ClickAsync(string button)
    {
        await ButtonAsync(button, true);
        await ButtonAsync(button, false);
    }

    private Task SendAsync(params object[] events) => SendToAsync(null, events);

    private async Task SendToAsync(string? display, params object[] events)
    {
        var arguments = new Dictionary<string, JsonElement> { ["events"] = JsonSerializer.SerializeToElement(events) };
        if (display is not null)
        {
            arguments["device"] = JsonSerializer.SerializeToElement(display);
        }

        await qmp.ExecuteAsync("input-send-event", arguments);
        using var pause = new PeriodicTimer(Pause);
        await pause.WaitForNextTickAsync();
    }
}
