using Compositor.Contracts;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>The GL renderer on a faked driver, kernel and proofs, and a guest that brings it buffers.</summary>
internal sealed class LadderBench : IDisposable
{
    public static readonly Size Source = new(32, 16);

    private const int Stride = 256;

    private readonly GlStage _stage;
    private readonly Guest _guest = new("one", Source, FourCc.Xrgb8888);

    public LadderBench(bool es = false)
    {
        _stage = new GlStage(Source, es, device =>
        {
            Device = device;
            return new GlImports(device, Images = new FakeImages(device), Kernel, Proofs);
        });
    }

    public GlDevice Device { get; private set; } = null!;

    public FakeImages Images { get; private set; } = null!;

    public FakeKernel Kernel { get; } = new();

    public FakeProofs Proofs { get; } = new();

    public Guest Guest => _guest;

    public ImportReport Report => _stage.Renderer.Describe(_guest.Surface.Id)!;

    public IRenderer Renderer => _stage.Renderer;

    public bool Missed => _stage.Missed;

    /// <summary>Memory with the pattern of a seed, as a producer's dma-buf; sealed, so that it may stand for one also where it is mapped.</summary>
    public static SafeFd Memory(int seed, int rows = 16, int offset = 0)
    {
        var memory = Memfd.Create("dma-buf", offset + (Stride * rows));
        Memfd.Seal(memory, FileSeals.Shrink);
        using var mapping = MappedMemory.Map(memory, offset, Stride * rows, writable: true);
        Pattern.Paint(mapping.Span, Stride, FourCc.Xrgb8888, new Rect(0, 0, Stride / 4, rows), seed);
        return memory;
    }

    /// <summary>Attaches and commits a dma-buf of this memory, and has the renderer take it.</summary>
    public UpdateOutcome Show(SafeFd memory, ulong modifier = Modifier.Linear, FourCc? format = null, bool bottomUp = false, int offset = 0, BufferCrop? crop = null)
    {
        var plane = new BufferPlane(memory, offset, Stride);
        _guest.Session.Attach(new SurfaceBuffer(BufferKind.DmaBuf, Source, format ?? FourCc.Xrgb8888, [plane], modifier, bottomUp, crop: crop));
        _guest.Commit();
        return _stage.Update(_guest);
    }

    public UpdateOutcome Update() => _stage.Update(_guest);

    public Picture Draw() => _stage.Draw(Scenes.Of(Source, Scenes.View(_guest, new Rect(Source))));

    /// <summary>Asserts that the screen shows the pattern of a seed.</summary>
    public void Shows(int seed)
    {
        var picture = Draw();
        _stage.Renderer.EndReads()?.Dispose();
        for (var y = 0; y < Source.Height; y += 5)
        {
            Assert.Equal(Pattern.At(31, y, seed), picture[31, y]);
        }
    }

    public void Dispose()
    {
        _stage.Dispose();
        _guest.Dispose();
        Assert.Equal(0, Images.Alive);
    }
}
