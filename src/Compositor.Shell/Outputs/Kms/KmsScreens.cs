using Compositor.Shell.Sdl;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>SDL on the monitors that are plugged in now: a window on each, and the pointer. Let go as a whole when others are. Main thread.</summary>
internal sealed class KmsScreens : IDisposable
{
    private readonly SdlScreens _screens;

    /// <param name="list">Names the monitors.</param>
    /// <param name="log">Where a pointer that cannot be shown is told.</param>
    /// <exception cref="SdlException">The monitors are not ours to drive.</exception>
    public KmsScreens(ConnectorList list, ILogger log)
    {
        // SDL's own reading of the keyboard would silence the console and, killed, leave it silent; the devices are grabbed instead.
        _ = SDL.SetEnvironment("SDL_INPUT_LINUX_KEEP_KBD", "1", 1);
        Connectors = list.Connected;
        _screens = new SdlScreens(new SdlScreenOptions("kmsdrm", UsesGl: true, Windowed: null) { Names = [.. Connectors.Select(connector => connector.Name)] });
        try
        {
            _ = SDL.ShowCursor(0);
            var info = _screens.KmsInfo ?? throw new SdlException("SDL_GetWindowWMInfo");
            Cursor = OpenCursor(info.KmsDescriptor, log);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The connectors that it was opened on.</summary>
    public IReadOnlyList<Connector> Connectors { get; }

    public IReadOnlyList<SdlWindow> Windows => _screens.Windows;

    public string EglPlatform => _screens.EglPlatform;

    /// <summary>Null where the device has none.</summary>
    public KmsCursor? Cursor { get; }

    public void Dispose()
    {
        // Before SDL closes the device: it shares the right to set modes, and the next to open it wants that.
        Cursor?.Dispose();
        _screens.Dispose();
    }

    private KmsCursor? OpenCursor(int descriptor, ILogger log)
    {
        try
        {
            return new KmsCursor(new DrmCard(descriptor), [.. Connectors.Select(connector => connector.Id)], log);
        }
        catch (UnixException e)
        {
            log.LogWarning("there is no pointer to be seen: {Reason}", e.Message);
            return null;
        }
    }
}
