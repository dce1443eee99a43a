using Compositor.Core;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Sound;

/// <summary>Plays the mix.</summary>
internal sealed class Loudspeaker : SoundDevice
{
    private readonly SoundMixer _mixer;

    /// <exception cref="SdlException">There is none.</exception>
    public Loudspeaker(SoundMixer mixer)
    {
        _mixer = mixer;
        Open(isCapture: false, SdlConstants.AudioAnyRate);
    }

    public override void Dispose()
    {
        base.Dispose();
        _mixer.Stop();
    }

    protected override void Opened() => _mixer.Start(Rate);

    protected override void Exchange(Span<short> samples) => _mixer.Mix(samples);
}
