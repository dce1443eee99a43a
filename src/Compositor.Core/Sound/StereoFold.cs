using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Folds the channels of a guest into left and right, with the volume that the guest has set for each. Any thread sets, one folds.</summary>
internal sealed class StereoFold
{
    private const float Full = ushort.MaxValue;
    private const float Half = 0.70710678f;

    // Centre and the speakers at the sides go to where they would be heard from; the low channel is left to those who have a speaker for it.
    private static readonly (float Left, float Right)[] Places = [(1, 0), (0, 1), (Half, Half), (0, 0), (Half, 0), (0, Half), (Half, 0), (0, Half)];

    private readonly int _channels;
    private volatile float[] _volumes;
    private volatile bool _isMuted;

    public StereoFold(int channels)
    {
        _channels = channels;
        _volumes = Enumerable.Repeat(1f, channels).ToArray();
    }

    /// <inheritdoc cref="IPlaybackStream.SetMuted"/>
    public bool IsMuted
    {
        get => _isMuted;
        set => _isMuted = value;
    }

    /// <inheritdoc cref="IPlaybackStream.SetVolume"/>
    public void SetVolume(ReadOnlySpan<ushort> channels)
    {
        if (channels.IsEmpty)
        {
            return;
        }

        var volumes = new float[_channels];
        for (var i = 0; i < volumes.Length; i++)
        {
            volumes[i] = (channels.Length == 1 ? channels[0] : i < channels.Length ? channels[i] : ushort.MaxValue) / Full;
        }

        _volumes = volumes;
    }

    /// <summary>Folds whole frames to samples of 1 at the loudest.</summary>
    /// <param name="samples">Interleaved.</param>
    /// <param name="left">Gets a sample a frame.</param>
    /// <param name="right">Gets a sample a frame.</param>
    public void Fold(ReadOnlySpan<short> samples, Span<float> left, Span<float> right)
    {
        if (_isMuted)
        {
            left.Clear();
            right.Clear();
            return;
        }

        const float Scale = 1 / 32768f;
        var volumes = _volumes;
        if (_channels == 1)
        {
            for (var i = 0; i < left.Length; i++)
            {
                left[i] = right[i] = samples[i] * volumes[0] * Scale;
            }

            return;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var (l, r) = (0f, 0f);
            for (var channel = 0; channel < _channels; channel++)
            {
                var sample = samples[(i * _channels) + channel] * volumes[channel] * Scale;
                l += sample * Places[channel].Left;
                r += sample * Places[channel].Right;
            }

            (left[i], right[i]) = (l, r);
        }
    }
}
