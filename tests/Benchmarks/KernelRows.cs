using BenchmarkDotNet.Attributes;
using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.Benchmarks;

/// <summary>One row of a screen through each inner loop. Public, because BenchmarkDotNet wants it so.</summary>
[MemoryDiagnoser]
public unsafe class KernelRows
{
    private const int Width = 1920;

    private readonly byte[] _source = GC.AllocateArray<byte>(Width * 4, pinned: true);
    private readonly byte[] _target = GC.AllocateArray<byte>(Width * 4, pinned: true);

    /// <summary>Copied.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => PixelRows.Read(Start(_source), FourCc.Xrgb8888, Start(_target), Width);

    /// <summary>Red and blue swapped.</summary>
    [Benchmark]
    public void Swap() => PixelRows.Read(Start(_source), FourCc.Xbgr8888, Start(_target), Width);

    /// <summary>From 16 bits.</summary>
    [Benchmark]
    public void Expand() => PixelRows.Read(Start(_source), FourCc.Rgb565, Start(_target), Width);

    /// <summary>Darkened.</summary>
    [Benchmark]
    public void Dim() => PixelRows.Dim(Start(_target), Width);

    /// <summary>A sprite laid over.</summary>
    [Benchmark]
    public void Blend() => PixelRows.Blend(Start(_source), Start(_target), Width);

    private static byte* Start(byte[] bytes) => (byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);
}
