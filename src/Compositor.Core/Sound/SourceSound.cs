using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>How one VM sounds, as people have set it, whatever its connections do. Made by the <see cref="SoundDesk"/>. Any thread.</summary>
public sealed class SourceSound
{
    /// <summary>Volume that changes nothing.</summary>
    public const int FullVolume = 100;

    private readonly SoundDesk _desk;
    private volatile int _volume = FullVolume;
    private volatile bool _isMuted;
    private volatile bool _isChosen;

    internal SourceSound(SoundDesk desk, string name) => (_desk, Name) = (desk, name);

    /// <summary>Of the source.</summary>
    public string Name { get; }

    /// <summary>0 to 100 percent.</summary>
    public int Volume
    {
        get => _volume;
        set => _volume = Math.Clamp(value, 0, FullVolume);
    }

    /// <summary>True when it is to be silent.</summary>
    public bool IsMuted
    {
        get => _isMuted;
        set => _isMuted = value;
    }

    /// <summary>True when the VM may have a microphone.</summary>
    public bool AllowsMicrophone { get; init; }

    /// <summary>True when the policy lets it be heard, and hear.</summary>
    public bool IsChosen
    {
        get => _isChosen;
        internal set => _isChosen = value;
    }

    /// <summary>What it plays now; null when it plays nothing.</summary>
    public SoundFormat? Playing => _desk.Mixer.FormatOf(this);

    /// <summary>True when it plays something and is heard.</summary>
    public bool IsHeard => _isChosen && !_isMuted && _volume > 0 && Playing is not null;

    /// <summary>The factor of its samples now.</summary>
    internal float Gain => _isChosen && !_isMuted ? _volume / (float)FullVolume : 0;

    internal PlaybackStream OpenPlayback(SoundFormat format) => _desk.Mixer.Open(format, this);

    internal RecordStream OpenRecord(SoundFormat format) => _desk.Recorder.Open(format, this);
}
