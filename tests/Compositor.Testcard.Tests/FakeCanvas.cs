using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Testcard.Tests;

/// <summary>A canvas over an array, with padding at the end of each row; its buffers carry an empty memfd.</summary>
internal sealed partial class FakeCanvas(Size size, FourCc format) : ICanvas
{
    private readonly byte[] _pixels = new byte[((size.Width * format.BytesPerPixel) + 12) * size.Height];

    public Size Size => size;

    public FourCc Format => format;

    public int Stride => (size.Width * format.BytesPerPixel) + 12;

    public DrawLock DrawLock { get; } = new();

    public Span<byte> Pixels => IsDisposed ? throw new ObjectDisposedException(nameof(FakeCanvas)) : _pixels;

    public bool IsDisposed { get; private set; }

    public SurfaceBuffer CreateBuffer(VideoColour? colour = null) => new(
        BufferKind.Memory, size, format, [new BufferPlane(new SafeFd(CreateMemory("fake", 1)), 0, Stride)], drawLock: DrawLock);

    /// <summary>A pixel as it lies in memory, as a number.</summary>
    public uint At(int x, int y)
    {
        var pixel = _pixels.AsSpan((y * Stride) + (x * format.BytesPerPixel));
        return format.BytesPerPixel == 2 ? MemoryMarshal.Read<ushort>(pixel) : MemoryMarshal.Read<uint>(pixel);
    }

    public uint[] Snapshot()
    {
        var pixels = new uint[size.Area];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = At(i % size.Width, i / size.Width);
        }

        return pixels;
    }

    public void Dispose() => IsDisposed = true;

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);
}
