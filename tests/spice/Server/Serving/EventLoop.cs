using System.Diagnostics;
using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>
/// The loop that libspice-server's main part runs on: poll(2), watches and timers, all on the program's main thread. Other
/// threads may only <see cref="Wake"/> it. Ends with the program.
/// </summary>
internal sealed unsafe class EventLoop
{
    private readonly SortedDictionary<nint, Watch> _watches = [];
    private readonly SortedDictionary<nint, Timer> _timers = [];
    private readonly List<Delegate> _kept = [];
    private readonly int _wake = Libc.EventFd(0, 0x800); // non-blocking
    private readonly CoreInterface* _core = (CoreInterface*)NativeMemory.AllocZeroed((nuint)sizeof(CoreInterface));
    private nint _last;

    public EventLoop()
    {
        _core->Base = new BaseInterface("core", 1, 3);
        _core->TimerAdd = Keep<NewTimer>(AddNewTimer);
        _core->TimerStart = Keep<StartTimer>((timer, milliseconds) => _timers[timer].Due = Now + milliseconds);
        _core->TimerCancel = Keep<OnTimer>(timer => _timers[timer].Due = null);
        _core->TimerRemove = Keep<OnTimer>(timer => _timers.Remove(timer));
        _core->WatchAdd = Keep<NewWatch>(AddNewWatch);
        _core->WatchUpdateMask = Keep<UpdateMask>((watch, mask) => _watches[watch].Mask = mask);
        _core->WatchRemove = Keep<OnWatch>(watch => _watches.Remove(watch));
        _core->ChannelEvent = Keep<OnChannel>((_, _) => { });
        _ = AddWatch(_wake, () =>
        {
            ulong count;
            _ = Libc.Read(_wake, (byte*)&count, sizeof(ulong));
        });
    }

    private delegate nint NewTimer(nint function, nint opaque);

    private delegate void StartTimer(nint timer, uint milliseconds);

    private delegate void OnTimer(nint timer);

    private delegate nint NewWatch(int fd, int mask, nint function, nint opaque);

    private delegate void UpdateMask(nint watch, int mask);

    private delegate void OnWatch(nint watch);

    private delegate void OnChannel(int change, nint channel);

    /// <summary>For spice_server_init; lives as long as the program.</summary>
    public CoreInterface* Core => _core;

    private static long Now => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    /// <summary>A function of ours for the server to call; kept as long as the loop.</summary>
    public nint Keep<T>(T function)
        where T : Delegate
    {
        _kept.Add(function);
        return Marshal.GetFunctionPointerForDelegate(function);
    }

    /// <summary>Calls when a descriptor can be read.</summary>
    public nint AddWatch(int fd, Action onRead) => Add(new Watch(fd, 1, _ => onRead()));

    /// <summary>Calls again and again.</summary>
    public nint AddTicker(int milliseconds, Action tick)
    {
        Timer? timer = null;
        timer = new Timer(() =>
        {
            timer!.Due = Now + milliseconds;
            tick();
        });
        timer.Due = Now + milliseconds;
        _timers[++_last] = timer;
        return _last;
    }

    public void RemoveTicker(nint timer) => _timers.Remove(timer);

    /// <summary>Ends the wait. Any thread.</summary>
    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, (byte*)&one, sizeof(ulong));
    }

    /// <summary>Runs until told to end, or until the limit.</summary>
    /// <param name="isDone">Asked after every wake-up; may do work of its own.</param>
    /// <returns>False when the limit came first.</returns>
    public bool Run(Func<bool> isDone, TimeSpan limit)
    {
        var end = Now + (long)limit.TotalMilliseconds;
        while (!isDone())
        {
            if (Now >= end)
            {
                return false;
            }

            Turn(end);
        }

        return true;
    }

    private void Turn(long end)
    {
        foreach (var timer in _timers.Values.Where(timer => timer.Due <= Now).ToArray())
        {
            // One may have been stopped by the one before.
            if (timer.Due <= Now && _timers.ContainsValue(timer))
            {
                timer.Due = null;
                timer.Run();
            }
        }

        var next = _timers.Values.Min(timer => timer.Due) is { } due ? Math.Min(due, end) : end;
        var watches = _watches.Where(pair => pair.Value.Mask != 0).ToArray();
        var polled = Array.ConvertAll(watches, pair => pair.Value.Polled);
        fixed (PollFd* first = polled)
        {
            _ = Libc.Poll(first, (nuint)polled.Length, (int)Math.Clamp(next - Now, 0, 1000));
        }

        for (var i = 0; i < watches.Length; i++)
        {
            // One may have been removed by the one before.
            if (polled[i].Returned != 0 && _watches.TryGetValue(watches[i].Key, out var watch))
            {
                watch.Ready(polled[i].Returned);
            }
        }
    }

    private nint AddNewTimer(nint function, nint opaque)
    {
        _timers[++_last] = new Timer(() => ((delegate* unmanaged<nint, void>)function)(opaque));
        return _last;
    }

    private nint AddNewWatch(int fd, int mask, nint function, nint opaque) =>
        Add(new Watch(fd, mask, change => ((delegate* unmanaged<int, int, nint, void>)function)(fd, change, opaque)));

    private nint Add(Watch watch)
    {
        _watches[++_last] = watch;
        return _last;
    }
}
