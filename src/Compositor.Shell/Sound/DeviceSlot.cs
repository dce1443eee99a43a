using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Sound;

/// <summary>
/// One device that is open while it is wanted, and a little longer: guests stop and start between two sounds. Without one there is silence, and a
/// line in the log. On the sound thread.
/// </summary>
/// <param name="what">For people: "loudspeaker".</param>
/// <param name="open">Opens it.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told.</param>
internal sealed partial class DeviceSlot(string what, Func<SoundDevice> open, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private SoundDevice? _device;
    private volatile string _condition = "closed";
    private long _lastWanted;
    private long _lastFailure;
    private string _failure = string.Empty;

    /// <summary>How it is, for people. Any thread.</summary>
    public string Condition => _condition;

    /// <summary>True while it is open, or was refused and may be there later: look again in a second.</summary>
    public bool NeedsLook { get; private set; }

    /// <summary>Opens or closes it, as it is wanted.</summary>
    public void Follow(bool isWanted)
    {
        if (isWanted)
        {
            _lastWanted = time.GetTimestamp();
            TryOpen();
        }
        else if (_device is not null && time.GetElapsedTime(_lastWanted) >= Lingering)
        {
            Dispose();
        }

        NeedsLook = isWanted || _device is not null;
    }

    public void Dispose()
    {
        _device?.Dispose();
        _device = null;
        _condition = "closed";
    }

    private void TryOpen()
    {
        if (_device is not null || (_failure.Length > 0 && time.GetElapsedTime(_lastFailure) < Pause))
        {
            return;
        }

        try
        {
            _device = open();
            _failure = string.Empty;
            _condition = $"{_device.Rate} Hz by {SoundDevice.Driver}";
            LogOpened(log, what, _condition);
        }
        catch (Exception e) when (e is SdlException or DllNotFoundException or EntryPointNotFoundException)
        {
            _lastFailure = time.GetTimestamp();
            _condition = $"none: {e.Message}";
            if (_failure != e.Message)
            {
                _failure = e.Message;
                LogFailure(log, what, e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Device} {Condition}")]
    private static partial void LogOpened(ILogger log, string device, string condition);

    [LoggerMessage(LogLevel.Warning, "no {Device}, so silence: {Reason}")]
    private static partial void LogFailure(ILogger log, string device, string reason);
}
