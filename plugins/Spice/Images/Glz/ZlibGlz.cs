using Compositor.Codecs;

namespace Compositor.Plugins.Spice;

/// <summary>Inflates the stream of a ZLIB_GLZ image. One thread at a time; its memory grows to the largest, counted by the budget.</summary>
/// <param name="budget">Counts the memory.</param>
internal sealed class ZlibGlz(MemoryBudget budget) : IDisposable
{
    /// <summary>Servers send this only where it is smaller than the pixels: no GLZ stream can be longer than this.</summary>
    private const uint Most = 1 << 28;

    private readonly ZlibInflater _inflater = new();
    private byte[] _output = [];

    /// <summary>Inflates a whole stream.</summary>
    /// <param name="deflated">A zlib stream.</param>
    /// <param name="size">Bytes that it is said to hold.</param>
    /// <returns>The bytes, valid until the next call.</returns>
    /// <exception cref="SpiceException">It is no zlib stream, or does not hold so many bytes.</exception>
    public ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> deflated, uint size)
    {
        if (size > Most)
        {
            throw new SpiceException($"a GLZ stream cannot have {size} bytes");
        }

        if (size > _output.Length)
        {
            // Some more, so that streams which grow slowly do not take memory each time.
            var length = (int)(size + (size / 4));
            budget.Take(length - _output.Length);
            _output = GC.AllocateUninitializedArray<byte>(length);
        }

        var output = _output.AsSpan(0, (int)size);
        try
        {
            _inflater.Inflate(deflated, output);
        }
        catch (ZlibException e)
        {
            throw new SpiceException(e.Message, e);
        }

        return output;
    }

    public void Dispose()
    {
        _inflater.Dispose();
        budget.Give(_output.Length);
        _output = [];
    }
}
