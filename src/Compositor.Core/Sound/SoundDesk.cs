namespace Compositor.Core;

/// <summary>Who is heard: the policy, the focus, and each VM's own settings. Any thread.</summary>
public sealed class SoundDesk
{
    private readonly Lock _gate = new();
    private readonly List<SourceSound> _sources = [];
    private SoundPolicy _policy;
    private string? _focus;

    /// <summary>What is heard.</summary>
    public SoundMixer Mixer { get; } = new();

    /// <summary>What guests hear.</summary>
    public SoundRecorder Recorder { get; } = new();

    /// <summary>Which VMs are heard.</summary>
    public SoundPolicy Policy
    {
        get
        {
            lock (_gate)
            {
                return _policy;
            }
        }

        set => Change(() => _policy = value);
    }

    /// <summary>The source that has the keyboard; null when none has.</summary>
    public string? Focus
    {
        get
        {
            lock (_gate)
            {
                return _focus;
            }
        }

        set => Change(() => _focus = value);
    }

    /// <summary>Begins a source's sound.</summary>
    /// <param name="name">Of the source.</param>
    /// <param name="allowsMicrophone">True when the VM may have a microphone.</param>
    public SourceSound Add(string name, bool allowsMicrophone)
    {
        var source = new SourceSound(this, name) { AllowsMicrophone = allowsMicrophone };
        Change(() => _sources.Add(source));
        return source;
    }

    /// <summary>A source has ended.</summary>
    public void Remove(SourceSound source) => Change(() =>
    {
        source.IsChosen = false;
        _sources.Remove(source);
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            foreach (var source in _sources)
            {
                source.IsChosen = _policy switch
                {
                    SoundPolicy.Focus => source.Name == _focus,
                    SoundPolicy.All => true,
                    _ => false,
                };
            }
        }
    }
}
