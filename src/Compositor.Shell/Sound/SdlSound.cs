using Compositor.Core;
using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Sound;

/// <summary>
/// SDL's audio, from the first stream on: opening a device may take long, so it has a thread of its own, which sleeps while nothing sounds.
/// </summary>
internal sealed class SdlSound : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SoundDesk _desk;
    private readonly AutoResetEvent _wake = new(false);
    private readonly DeviceSlot _loudspeaker;
    private readonly DeviceSlot _microphone;
    private readonly Thread _thread;
    private bool _isStarted;
    private volatile bool _ending;

    public SdlSound(SoundDesk desk, TimeProvider time, ILogger log)
    {
        _desk = desk;
        _loudspeaker = new DeviceSlot("loudspeaker", () => Open(() => new Loudspeaker(desk.Mixer)), time, log);
        _microphone = new DeviceSlot("microphone", () => Open(() => new Microphone(desk.Recorder)), time, log);
        desk.Mixer.Wanted += Wake;
        desk.Recorder.Wanted += Wake;
        _thread = new Thread(Run) { IsBackground = true, Name = "sound" };
        _thread.Start();
    }

    /// <summary>The loudspeaker, for people. Any thread.</summary>
    public string Condition => _loudspeaker.Condition;

    public void Dispose()
    {
        _desk.Mixer.Wanted -= Wake;
        _desk.Recorder.Wanted -= Wake;
        _ending = true;
        Wake();
        _thread.Join();
        _wake.Dispose();
    }

    private void Wake() => _wake.Set();

    private void Run()
    {
        while (!_ending)
        {
            _loudspeaker.Follow(_desk.Mixer.IsWanted);
            _microphone.Follow(_desk.Recorder.IsWanted);
            _wake.WaitOne(_loudspeaker.NeedsLook || _microphone.NeedsLook ? Look : Timeout.InfiniteTimeSpan);
        }

        _loudspeaker.Dispose();
        _microphone.Dispose();
        if (_isStarted)
        {
            SDL.AudioQuit();
        }
    }

    private SoundDevice Open(Func<SoundDevice> open)
    {
        if (!_isStarted && SDL.AudioInit(null) != 0)
        {
            throw new SdlException("SDL_AudioInit");
        }

        _isStarted = true;
        return open();
    }
}
