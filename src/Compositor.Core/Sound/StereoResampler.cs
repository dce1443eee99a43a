using System.Numerics;
using System.Runtime.InteropServices;

namespace Compositor.Core;

/// <summary>
/// Turns left and right of one rate into another, exactly in step for as long as it runs; equal rates pass unchanged. Put in as many frames
/// as <see cref="Needed"/> says, then take the frames out. Allocates nothing once made. One thread.
/// </summary>
internal sealed class StereoResampler
{
    private readonly int _inputRate;
    private readonly int _outputRate;
    private readonly SincKernel? _kernel;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly int _history;

    // Where the next output frame lies behind the first of its input frames, in parts of the output rate.
    private int _position;

    /// <param name="inputRate">Frames per second that come.</param>
    /// <param name="outputRate">Frames per second that are wanted.</param>
    /// <param name="block">The most output frames at a time.</param>
    public StereoResampler(int inputRate, int outputRate, int block)
    {
        (_inputRate, _outputRate) = (inputRate, outputRate);
        _kernel = inputRate == outputRate ? null : new SincKernel(inputRate, outputRate);
        _history = _kernel?.Taps ?? 0;
        MostNeeded = (int)(((long)block * inputRate) / outputRate) + 1;
        _left = new float[_history + MostNeeded];
        _right = new float[_left.Length];
    }

    /// <summary>The most that <see cref="Needed"/> can say.</summary>
    public int MostNeeded { get; }

    /// <summary>Input frames for a number of output frames.</summary>
    public int Needed(int frames) => (int)((_position + ((long)frames * _inputRate)) / _outputRate);

    /// <summary>Output frames for which a number of input frames is enough.</summary>
    public int Possible(int frames) => (int)(((((long)frames + 1) * _outputRate) - 1 - _position) / _inputRate);

    /// <summary>Where the next input frames go.</summary>
    public (Memory<float> Left, Memory<float> Right) Input(int frames) => (_left.AsMemory(_history, frames), _right.AsMemory(_history, frames));

    /// <summary>Makes output frames of those that were put in.</summary>
    /// <param name="left">Gets the frames; as many as were asked of <see cref="Needed"/>.</param>
    /// <param name="right">Of the same length.</param>
    public void Take(Span<float> left, Span<float> right)
    {
        var needed = Needed(left.Length);
        if (_kernel is null)
        {
            _left.AsSpan(0, needed).CopyTo(left);
            _right.AsSpan(0, needed).CopyTo(right);
            return;
        }

        var (position, at) = (_position, 0);
        for (var i = 0; i < left.Length; i++)
        {
            var coefficients = _kernel.At(position);
            left[i] = Sum(_left.AsSpan(at, _kernel.Taps), coefficients);
            right[i] = Sum(_right.AsSpan(at, _kernel.Taps), coefficients);
            position += _inputRate;
            at += position / _outputRate;
            position %= _outputRate;
        }

        _position = position;
        _left.AsSpan(needed, _history).CopyTo(_left);
        _right.AsSpan(needed, _history).CopyTo(_right);
    }

    private static float Sum(ReadOnlySpan<float> samples, ReadOnlySpan<float> coefficients)
    {
        var many = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var factors = MemoryMarshal.Cast<float, Vector<float>>(coefficients);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < many.Length; i++)
        {
            sum += many[i] * factors[i];
        }

        var total = Vector.Sum(sum);
        for (var i = many.Length * Vector<float>.Count; i < samples.Length; i++)
        {
            total += samples[i] * coefficients[i];
        }

        return total;
    }
}
