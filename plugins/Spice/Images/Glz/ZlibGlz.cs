using System.IO.Compression;

namespace Compositor.Plugins.Spice;

/// <summary>Inflates the stream of a ZLIB_GLZ image. One thread at a time; its memory grows to the largest, counted by the budget.</summary>
/// <param name="budget">Counts the memory.</param>
internal sealed class ZlibGlz(MemoryBudget budget) : IDisposable
{
    /// <summary>Servers send this only where it is smaller than the pixels: no GLZ stream can be longer than this.</summary>
    private const uint Most = 1 << 28;

    private byte[] _input = [];
    private byte[] _output = [];

    /// <summary>Inflates a whole stream.</summary>
    /// <param name="deflated">A zlib stream.</param>
    /// <param name="size">Bytes that it is said to hold.</param>
    /// <returns>The bytes, valid until the next call.</returns>
    /// <exception cref="SpiceException">It is no zlib stream, or holds fewer bytes.</exception>
    public ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> deflated, uint size)
    {
        if (size > Most)
        {
            throw new SpiceException($"a GLZ stream cannot have {size} bytes");
        }

        Grow(ref _input, deflated.Length);
        Grow(ref _output, (int)size);
        deflated.CopyTo(_input);
        try
        {
            using var input = new MemoryStream(_input, 0, deflated.Length, writable: false);
            using var zlib = new ZLibStream(input, CompressionMode.Decompress);
            zlib.ReadExactly(_output, 0, (int)size);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new SpiceException("a compressed GLZ stream cannot be inflated", e);
        }

        return _output.AsSpan(0, (int)size);
    }

    public void Dispose()
    {
        budget.Give(_input.Length + _output.Length);
        (_input, _output) = ([], []);
    }

    private void Grow(ref byte[] memory, int size)
    {
        if (size > memory.Length)
        {
            budget.Take(size - memory.Length);
            memory = GC.AllocateUninitializedArray<byte>(size);
        }
    }
}
