using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>
/// Inflates zlib streams that are there as a whole, one after the other in the same memory; allocates nothing. The library is looked for when
/// an inflater is made: without it there is one that refuses. One thread at a time.
/// </summary>
public sealed class ZlibInflater : IDisposable
{
    private readonly ZlibHandle? _handle;

    public unsafe ZlibInflater()
    {
        if (!NativeLibrary.TryLoad(Zlib.Library, typeof(ZlibInflater).Assembly, null, out _))
        {
            return;
        }

        var stream = (ZlibStream*)NativeMemory.AllocZeroed((nuint)sizeof(ZlibStream));
        if (Zlib.InitInflate(stream, "1", sizeof(ZlibStream)) != 0)
        {
            NativeMemory.Free(stream);
            throw new OutOfMemoryException("zlib has no memory for a stream");
        }

        _handle = new ZlibHandle(stream);
    }

    /// <summary>Inflates a stream from its beginning, as far as there is room.</summary>
    /// <param name="deflated">The whole stream; what follows it is not looked at.</param>
    /// <param name="output">All of it is written.</param>
    /// <exception cref="ZlibException">The stream is damaged or holds less, or zlib is missing.</exception>
    public unsafe void Inflate(ReadOnlySpan<byte> deflated, Span<byte> output)
    {
        var handle = _handle ?? throw new ZlibException("zlib streams need libz (Debian package zlib1g)");
        fixed (byte* from = deflated)
        fixed (byte* to = output)
        {
            byte nowhere = 0;
            _ = Zlib.ResetInflate(handle);
            var stream = handle.Stream;
            stream->NextIn = from;
            stream->LeftIn = (uint)deflated.Length;
            stream->NextOut = output.IsEmpty ? &nowhere : to;
            stream->LeftOut = (uint)output.Length;
            var result = Zlib.Inflate(handle, Zlib.Finish);
            var left = stream->LeftOut;

            // Nothing of the caller's is kept.
            stream->NextIn = null;
            stream->NextOut = null;
            if (left != 0 || result is not (Zlib.StreamEnd or Zlib.NoRoom or Zlib.Done))
            {
                throw new ZlibException("a zlib stream is damaged, or holds less than it is said to");
            }
        }
    }

    public void Dispose() => _handle?.Dispose();
}
