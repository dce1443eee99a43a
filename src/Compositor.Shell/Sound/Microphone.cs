using Compositor.Core;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Sound;

/// <summary>Gives what it hears to the recorder.</summary>
internal sealed class Microphone : SoundDevice
{
    private readonly SoundRecorder _recorder;

    /// <exception cref="SdlException">There is none.</exception>
    public Microphone(SoundRecorder recorder)
    {
        _recorder = recorder;
        Open(isCapture: true, changes: 0);
    }

    protected override void Exchange(Span<short> samples) => _recorder.Put(samples);
}
