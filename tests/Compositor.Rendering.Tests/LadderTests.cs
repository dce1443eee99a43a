using Compositor.Contracts;
using Compositor.Rendering.Tests.Fakes;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Every rung of the import ladder, and every way in which a rung fails, on a faked driver: on any machine.</summary>
public sealed class LadderTests : LiveTest
{
    private const ulong Tiled = 0x0100000000000002;

    [Fact]
    public void A_dma_buf_is_imported_with_its_modifier()
    {
        using var bench = new LadderBench();
        bench.Show(LadderBench.Memory(1), Tiled);
        bench.Shows(1);
        Assert.Equal(("dma-buf, modifier", "", 1L, 0L), (bench.Report.Rung, bench.Report.Reason, bench.Report.Imports, bench.Report.Touched));
        Assert.Equal(new ImportCase("virtio_gpu", FourCc.Xrgb8888, Tiled), Assert.Single(bench.Proofs.Asked));
        Assert.Equal((2, 0x01000000), (bench.Images.Made[0][0x3443], bench.Images.Made[0][0x3444]));
    }

    [Fact]
    public void A_dma_buf_without_modifier_is_left_to_the_driver()
    {
        using var bench = new LadderBench();
        bench.Show(LadderBench.Memory(2), Modifier.Implicit);
        bench.Shows(2);
        Assert.Equal(("dma-buf", "", 0L), (bench.Report.Rung, bench.Report.Reason, bench.Report.Touched));
        Assert.False(bench.Images.Made[0].ContainsKey(0x3443));
    }

    [Fact]
    public void A_linear_dma_buf_is_imported_by_a_driver_that_knows_no_modifiers()
    {
        using var bench = new LadderBench();
        bench.Images.HasModifiers = false;
        bench.Show(LadderBench.Memory(3));
        bench.Shows(3);
        Assert.Equal(("dma-buf", "dma-buf, modifier: this driver knows no modifiers"), (bench.Report.Rung, bench.Report.Reason));
    }

    [Fact]
    public void A_canvas_is_made_a_dma_buf()
    {
        using var bench = new LadderBench();
        bench.Guest.Attach().Paint(4).Commit();
        bench.Update();
        bench.Shows(4);
        Assert.Equal(("udmabuf", "", 0L, 1), (bench.Report.Rung, bench.Report.Reason, bench.Report.Touched, bench.Kernel.Made));
        Assert.Equal(new ImportCase("udmabuf", FourCc.Xrgb8888, Modifier.Linear), Assert.Single(bench.Proofs.Asked));
    }

    [Fact]
    public void What_no_gpu_takes_is_uploaded()
    {
        using var bench = new LadderBench();
        bench.Proofs.Verdict = _ => ImportProof.Fails("the picture was wrong");
        bench.Show(LadderBench.Memory(5));
        bench.Shows(5);
        Assert.Equal("upload", bench.Report.Rung);
        Assert.Equal("dma-buf, modifier: the picture was wrong", bench.Report.Reason);
        Assert.Equal(LadderBench.Source.Area * 4, bench.Report.Touched);
    }

    [Theory]
    [InlineData("unlisted", "the driver does not take XR24")]
    [InlineData("create", "the driver refuses it (EGL_BAD_ALLOC)")]
    [InlineData("texture", "it cannot be sampled (GL error OutOfMemory)")]
    [InlineData("proof", "the driver crashed")]
    [InlineData("nothing", "its descriptor is not a dma-buf")]
    public void A_rung_that_fails_gives_way_to_the_next(string failure, string reason)
    {
        using var bench = new LadderBench();
        Break(bench, failure);
        bench.Show(LadderBench.Memory(6));
        bench.Shows(6);
        Assert.Equal("upload", bench.Report.Rung);
        Assert.Contains(reason, bench.Report.Reason, StringComparison.Ordinal);
        Assert.Equal(0, bench.Images.Alive);

        // And what has failed for one buffer is tried again for the next.
        Mend(bench);
        bench.Show(LadderBench.Memory(7));
        bench.Shows(7);
        Assert.Equal("dma-buf, modifier", bench.Report.Rung);
    }

    [Theory]
    [InlineData("unlisted", "the driver does not take XR24")]
    [InlineData("create", "the driver refuses it (EGL_BAD_ALLOC)")]
    [InlineData("proof", "the driver crashed")]
    [InlineData("udmabuf", "there is no /dev/udmabuf")]
    public void A_canvas_that_cannot_be_imported_is_uploaded(string failure, string reason)
    {
        using var bench = new LadderBench();
        Break(bench, failure);
        bench.Guest.Attach().Paint(6).Commit();
        bench.Update();
        bench.Shows(6);
        Assert.Equal(("upload", $"udmabuf: {reason}"), (bench.Report.Rung, bench.Report.Reason));
    }

    [Fact]
    public void Memory_that_can_shrink_is_uploaded_and_says_so()
    {
        using var bench = new LadderBench();
        var memory = Memfd.Create("qemu", 128 * 16);
        bench.Guest.Session.Attach(new SurfaceBuffer(BufferKind.Memory, LadderBench.Source, FourCc.Xrgb8888, [new BufferPlane(memory, 0, 128)]));
        bench.Guest.Commit();
        bench.Update();
        Assert.Equal(("upload", "udmabuf: its memory is not sealed against shrinking, which QEMU's never is"), (bench.Report.Rung, bench.Report.Reason));
    }

    [Fact]
    public void A_tiled_dma_buf_that_cannot_be_imported_is_not_guessed_at()
    {
        using var bench = new LadderBench();
        bench.Images.Lists = (_, _) => false;
        foreach (var (modifier, reason) in (ReadOnlySpan<(ulong, string)>)[(Tiled, "tiled (modifier 0x100000000000002)"), (Modifier.Implicit, "only its driver knows the layout")])
        {
            var failure = Assert.Throws<BufferException>(() => bench.Show(LadderBench.Memory(1), modifier));
            Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
            Assert.Equal("none", bench.Report.Rung);
        }
    }

    [Fact]
    public void A_better_rung_is_taken_as_soon_as_it_is_proven()
    {
        using var bench = new LadderBench();
        bench.Proofs.Verdict = _ => ImportProof.Pending;
        bench.Show(LadderBench.Memory(8));
        bench.Shows(8);
        Assert.Equal(("upload", true), (bench.Report.Rung, bench.Report.Reason.Contains("is being tried", StringComparison.Ordinal)));
        bench.Proofs.Verdict = _ => ImportProof.Works;
        bench.Update();
        Assert.Equal("upload", bench.Report.Rung);
        bench.Proofs.Version++;
        bench.Update();
        bench.Shows(8);
        Assert.Equal(("dma-buf, modifier", ""), (bench.Report.Rung, bench.Report.Reason));
    }

    private static void Break(LadderBench bench, string failure)
    {
        bench.Images.Lists = (_, _) => failure != "unlisted";
        bench.Images.CreateError = failure == "create" ? 0x3003 : 0;
        bench.Images.TextureError = failure == "texture" ? "GL error OutOfMemory" : string.Empty;
        bench.Proofs.Verdict = _ => failure == "proof" ? ImportProof.Fails("the driver crashed") : ImportProof.Works;
        bench.Kernel.Exporter = failure == "nothing" ? null : "virtio_gpu";
        bench.Kernel.UdmabufError = failure == "udmabuf" ? "there is no /dev/udmabuf" : string.Empty;
    }

    private static void Mend(LadderBench bench) => Break(bench, "no more");
}
