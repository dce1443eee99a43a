using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Sdl;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>
/// A bare console: a fullscreen window of SDL's on each monitor, input from the devices themselves, and the kernel's word when a monitor
/// or a device comes or goes. It may have no monitor at all, and waits for one then. Main thread.
/// </summary>
internal sealed class KmsDisplay : IDisplay
{
    private const int MostRetries = 10;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly WakeEvent _wake = new();
    private readonly Monitors _monitors = new();
    private readonly UeventSocket? _uevents;
    private readonly Desktop _desktop;
    private readonly EvdevInput _input;
    private readonly Func<SdlWindow, IOutputTarget> _createTarget;
    private readonly ILogger _log;
    private KmsScreens? _screens;
    private (CursorImage? Image, bool IsVisible) _pointer = (null, true);
    private int[] _numbers = [];
    private int _retries;

    /// <param name="createTarget">Makes the target of a window on the render thread.</param>
    /// <param name="log">Where monitors that come and go are told.</param>
    /// <exception cref="SdlException">There are monitors, and they are not ours to drive.</exception>
    /// <exception cref="DisplayException">There can be no monitors.</exception>
    public KmsDisplay(Func<SdlWindow, IOutputTarget> createTarget, ILogger log)
    {
        (_createTarget, _log) = (createTarget, log);
        _desktop = new Desktop((output, position) => _screens?.Cursor.Move(output, position));
        _input = new EvdevInput(_desktop, log);
        try
        {
            _monitors.Require();
            _uevents = OpenEvents();
            Reopen();
            FollowInput();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Driver => "KMSDRM";

    public string Presenter => "egl";

    /// <summary>Which EGL display the windows draw with: "gbm:" and the device.</summary>
    public string EglPlatform => _screens?.EglPlatform ?? "gbm";

    public IReadOnlyList<DisplayOutput> Outputs =>
        [.. (_screens?.Windows ?? []).Select(window => new DisplayOutput(window.Name, window.PixelSize, window.Refresh, () => _createTarget(window)))];

    public void Wait(IDisplayObserver observer)
    {
        _wake.WaitWith(_numbers, _retries > 0 ? RetryInterval : Timeout.InfiniteTimeSpan);
        _input.Read(observer);
        var (monitors, devices) = TakeEvents();
        if (devices || _retries > 0)
        {
            FollowInput();
        }

        if (monitors && !(_screens?.MonitorsNow ?? _monitors.Find()).SequenceEqual(_screens?.Monitors ?? []))
        {
            observer.MonitorsChanged();
        }
    }

    public void Wake() => _wake.Set();

    public void Reopen()
    {
        _screens?.Dispose();
        _screens = null;
        _desktop.Place([]);
        var found = _monitors.Find();
        if (found.Count > 0)
        {
            _screens = new KmsScreens(found, _log);
            _screens.Cursor.Show(_pointer.Image, IsPointerVisible);
            _desktop.Place([.. _screens.Windows.Select(window => (window.Name, window.PixelSize))]);
        }
        else
        {
            _log.LogInformation("no monitor is plugged in; the first that is will show everything");
        }
    }

    public void SetCursor(CursorImage? image, bool visible)
    {
        _pointer = (image, visible);
        _screens?.Cursor.Show(image, IsPointerVisible);
    }

    public void SetPointerLock(bool locked)
    {
        _desktop.IsLocked = locked;
        _screens?.Cursor.Show(_pointer.Image, IsPointerVisible);
    }

    public void Dispose()
    {
        _input.Dispose();
        _screens?.Dispose();
        _uevents?.Dispose();
        _wake.Dispose();
    }

    private bool IsPointerVisible => _pointer.IsVisible && !_desktop.IsLocked;

    private UeventSocket? OpenEvents()
    {
        try
        {
            return new UeventSocket();
        }
        catch (UnixException e)
        {
            _log.LogWarning("monitors and input devices that come later are not noticed: {Reason}", e.Message);
            return null;
        }
    }

    private (bool Monitors, bool Devices) TakeEvents()
    {
        var (monitors, devices) = (false, false);
        while (_uevents is not null && _uevents.TryReceive(out var e))
        {
            monitors |= e is null or { Subsystem: "drm" };
            devices |= e is null or { Subsystem: "input" };
        }

        return (monitors, devices);
    }

    private void FollowInput()
    {
        // The device is there before its owner was set; who sets it does not tell us.
        _retries = _input.Follow() ? 0 : (_retries + 1) % MostRetries;
        _numbers = [.. _input.Numbers, .. _uevents is null ? (int[])[] : [_uevents.Number]];
    }
}
