using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>
/// For each output pixel along one axis: which source pixels it is made of, and with which weights. Exact integer arithmetic from the
/// pixel's own index, so that a part drawn alone equals the same part of the whole.
/// </summary>
internal sealed unsafe class ScaleAxis : IDisposable
{
    private readonly int* _first;
    private readonly ushort* _weights;

    public ScaleAxis(int source, int output)
    {
        _first = (int*)NativeMemory.Alloc((nuint)output + 1, sizeof(int));
        _weights = (ushort*)NativeMemory.Alloc((nuint)output * 8, sizeof(ushort));
        Bytes = ((output + 1L) * sizeof(int)) + (output * 8L * sizeof(ushort));
        for (var i = 0; i < output; i++)
        {
            // Pixel centres lie on centres: position in 256ths of a source pixel, kept within the first and last centre.
            var position = (((2L * i) + 1) * source * 128 / output) - 128;
            position = Math.Clamp(position, 0, (source - 1) * 256L);
            var first = (int)Math.Min(position >> 8, Math.Max(0, source - 2));
            _first[i] = first;
            var second = (ushort)(position - (first * 256L));
            for (var lane = 0; lane < 4; lane++)
            {
                _weights[(i * 8) + lane] = (ushort)(256 - second);
                _weights[(i * 8) + 4 + lane] = second;
            }
        }
    }

    public long Bytes { get; }

    /// <summary>The nearer-to-start of the two source pixels.</summary>
    public int First(int output) => _first[output];

    /// <summary>Eight weights of 256ths: four times the first pixel's, four times the second's.</summary>
    public ushort* Weights(int output) => _weights + ((nint)output * 8);

    /// <summary>The weight of the second pixel.</summary>
    public ushort SecondWeight(int output) => _weights[(output * 8) + 4];

    public void Dispose()
    {
        NativeMemory.Free(_first);
        NativeMemory.Free(_weights);
    }
}
