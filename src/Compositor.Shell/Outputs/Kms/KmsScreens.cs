using Compositor.Shell.Sdl;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>SDL on the monitors that are plugged in now: a window on each, and the pointer. Let go as a whole when others are. Main thread.</summary>
internal sealed class KmsScreens : IDisposable
{
    private readonly SdlScreens _screens;
    private readonly DrmCard _card;

    /// <param name="monitors">What was found; named after them.</param>
    /// <param name="log">Where a pointer that cannot be shown is told.</param>
    /// <exception cref="SdlException">The monitors are not ours to drive.</exception>
    public KmsScreens(IReadOnlyList<DrmConnector> monitors, ILogger log)
    {
        // SDL's own reading of the keyboard would silence the console and, killed, leave it silent; the devices are grabbed instead.
        _ = SDL.SetEnvironment("SDL_INPUT_LINUX_KEEP_KBD", "1", 1);
        Monitors = monitors;
        _screens = new SdlScreens(new SdlScreenOptions("kmsdrm", UsesGl: true, Windowed: null) { Names = [.. monitors.Select(monitor => monitor.Name)] });
        try
        {
            _ = SDL.ShowCursor(0);
            _card = DrmCard.Of((_screens.KmsInfo ?? throw new SdlException("SDL_GetWindowWMInfo")).KmsDescriptor);
            Cursor = new KmsCursor(_card, [.. monitors.Select(monitor => monitor.Id)], log);
        }
        catch
        {
            _screens.Dispose();
            throw;
        }
    }

    /// <summary>The monitors that it was opened on.</summary>
    public IReadOnlyList<DrmConnector> Monitors { get; }

    /// <summary>Those of the same card that are there now.</summary>
    public IReadOnlyList<DrmConnector> MonitorsNow => Kms.Monitors.Of(_card);

    public IReadOnlyList<SdlWindow> Windows => _screens.Windows;

    public string EglPlatform => _screens.EglPlatform;

    public KmsCursor Cursor { get; }

    public void Dispose()
    {
        // Before SDL closes the device: it shares the right to set modes, and the next to open it wants that.
        Cursor.Dispose();
        _card.Dispose();
        _screens.Dispose();
    }
}
