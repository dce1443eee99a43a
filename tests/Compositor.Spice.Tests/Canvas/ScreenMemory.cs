using System.Runtime.InteropServices;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>The memory of a screen, with a margin at the end of each row and behind the last one that nobody may write to.</summary>
internal sealed class ScreenMemory : ICanvas
{
    public const uint Margin = 0xfeedface;
    private const int MarginWords = 3;

    private readonly uint[] _words;

    public ScreenMemory(Size size)
    {
        Size = size;
        _words = new uint[(size.Width + MarginWords) * size.Height];
        _words.AsSpan().Fill(Margin);
        for (var y = 0; y < size.Height; y++)
        {
            _words.AsSpan(y * (size.Width + MarginWords), size.Width).Clear();
        }
    }

    public Size Size { get; }

    public FourCc Format => FourCc.Xrgb8888;

    public int Stride => (Size.Width + MarginWords) * 4;

    public DrawLock DrawLock { get; } = new();

    public bool IsDisposed { get; private set; }

    public Span<byte> Pixels => IsDisposed ? throw new ObjectDisposedException(nameof(ScreenMemory)) : MemoryMarshal.AsBytes(_words.AsSpan());

    /// <summary>A pixel without its top byte, which means nothing on a screen.</summary>
    public uint this[int x, int y] => _words[(y * (Size.Width + MarginWords)) + x] & 0xffffff;

    /// <summary>All pixels.</summary>
    public uint[] Snapshot() => [.. Enumerable.Range(0, Size.Width * Size.Height).Select(i => this[i % Size.Width, i / Size.Width])];

    public void AssertMargins()
    {
        for (var y = 0; y < Size.Height; y++)
        {
            for (var i = 0; i < MarginWords; i++)
            {
                Assert.Equal(Margin, _words[(y * (Size.Width + MarginWords)) + Size.Width + i]);
            }
        }
    }

    public SurfaceBuffer CreateBuffer(VideoColour? colour = null) => throw new NotSupportedException("no test attaches it");

    public void Dispose() => IsDisposed = true;
}
