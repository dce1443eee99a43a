using System.Globalization;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>
/// All keyboards, mice, tablets and touch screens of the machine, grabbed: the console behind the wall hears none of them, and has them
/// back with the end of the process, however it comes. Main thread.
/// </summary>
/// <param name="desktop">Where positions are.</param>
/// <param name="log">Where devices that come and go are told.</param>
/// <param name="root">"/dev/input".</param>
internal sealed class EvdevInput(Desktop desktop, ILogger log, string root = EvdevInput.SystemRoot) : IDisposable
{
    public const string SystemRoot = "/dev/input";

    // With the wake-up and the device events this is less than can be waited for.
    private const int MostDevices = WakeEvent.MostDescriptors - 8;

    private readonly List<(EvdevDevice Device, EvdevReader Reader)> _devices = [];
    private readonly HashSet<string> _useless = [];
    private readonly EvdevEvent[] _events = new EvdevEvent[64];

    /// <summary>The descriptors to wait for.</summary>
    public IEnumerable<int> Numbers => _devices.Select(entry => entry.Device.Number);

    /// <summary>Opens the devices that have come.</summary>
    /// <returns>False when one is not ours to read yet: whoever sets its owner may not have done so.</returns>
    public bool Follow()
    {
        if (!Directory.Exists(root))
        {
            return true;
        }

        var files = Directory.GetFiles(root, "event*").OrderBy(Number).ToArray();
        _useless.IntersectWith(files);
        var all = true;
        foreach (var file in files.Except(_useless).Except(_devices.Select(entry => entry.Device.Path)).ToArray())
        {
            all &= _devices.Count >= MostDevices || TryOpen(file);
        }

        return all;
    }

    /// <summary>Takes what the devices have said.</summary>
    public void Read(IDisplayObserver observer)
    {
        for (var i = _devices.Count - 1; i >= 0; i--)
        {
            if (!TryRead(_devices[i].Device, _devices[i].Reader, observer))
            {
                Lose(i, observer);
            }
        }
    }

    public void Dispose()
    {
        _devices.ForEach(entry => entry.Device.Dispose());
        _devices.Clear();
    }

    private static int Number(string file) =>
        int.TryParse(Path.GetFileName(file).AsSpan("event".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private bool TryOpen(string file)
    {
        EvdevDevice device;
        try
        {
            device = EvdevDevice.Open(file);
        }
        catch (UnixException e)
        {
            log.LogDebug("input {File}: {Reason}", file, e.Message);
            return e.Errno != Errno.EAcces;
        }

        if (!EvdevTraits.IsUsable(device))
        {
            device.Dispose();
            _useless.Add(file);
            return true;
        }

        if (!device.TryGrab())
        {
            log.LogWarning("input {File}, {Name}: another program has it for itself", file, device.Name);
        }

        log.LogDebug("input {File}: {Name}", file, device.Name);
        _devices.Add((device, new EvdevReader(EvdevTraits.Of(device), desktop)));
        return true;
    }

    private bool TryRead(EvdevDevice device, EvdevReader reader, IDisplayObserver observer)
    {
        try
        {
            int count;
            while ((count = device.Read(_events)) > 0)
            {
                foreach (ref readonly var e in _events.AsSpan(0, count))
                {
                    reader.Handle(e, observer);
                }
            }

            return true;
        }
        catch (UnixException e)
        {
            log.LogDebug("input {File} is gone: {Reason}", device.Path, e.Message);
            return false;
        }
    }

    private void Lose(int index, IDisplayObserver observer)
    {
        var (device, reader) = _devices[index];
        _devices.RemoveAt(index);
        device.Dispose();
        reader.ReleaseAll(observer);
    }
}
