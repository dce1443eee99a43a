using Compositor.Contracts;
using Compositor.Rendering.Tests.Fakes;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Buffers that are sampled where they lie: which part of them, how often they are imported, and who waits for whom.</summary>
public sealed class DirectImportTests : LiveTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_guest_that_flips_is_imported_once_a_buffer(bool es)
    {
        using var bench = new LadderBench(es);
        using var a = LadderBench.Memory(1);
        using var b = LadderBench.Memory(2);
        using var c = LadderBench.Memory(3);
        for (var i = 0; i < 300; i++)
        {
            // New descriptors each time, as QEMU sends them.
            bench.Show((i % 3) switch { 0 => a.Duplicate(), 1 => b.Duplicate(), _ => c.Duplicate() });
            if (i % 50 < 3)
            {
                bench.Shows((i % 3) + 1);
            }
        }

        Assert.Equal((3L, 3), (bench.Report.Imports, bench.Images.Alive));
    }

    [Fact]
    public void A_guest_with_a_new_buffer_each_frame_keeps_only_a_few_alive()
    {
        using var bench = new LadderBench();
        var before = LiveCount.Of(LiveKind.Descriptor);
        for (var i = 0; i < 1000; i++)
        {
            bench.Show(LadderBench.Memory(i));
        }

        bench.Shows(999);
        Assert.InRange(bench.Images.Alive, 1, 9);
        Assert.InRange(LiveCount.Of(LiveKind.Descriptor) - before, 1, 20);
    }

    [Fact]
    public void The_same_memory_in_another_shape_is_another_import()
    {
        using var bench = new LadderBench();
        using var memory = LadderBench.Memory(1);
        bench.Show(memory.Duplicate());
        bench.Show(memory.Duplicate(), format: FourCc.Xbgr8888);
        bench.Show(memory.Duplicate(), Modifier.Implicit);
        Assert.Equal(3, bench.Report.Imports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_picture_that_is_stored_bottom_up_is_turned(bool es)
    {
        using var bench = new LadderBench(es);
        bench.Show(LadderBench.Memory(4), bottomUp: true);
        var picture = bench.Draw();
        bench.Renderer.EndReads()?.Dispose();
        for (var y = 0; y < 16; y++)
        {
            Assert.Equal(Pattern.At(7, 15 - y, 4), picture[7, y]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_head_that_shows_a_part_of_a_framebuffer_shows_that_part(bool bottomUp)
    {
        using var bench = new LadderBench();
        bench.Show(LadderBench.Memory(5, rows: 40), bottomUp: bottomUp, crop: new BufferCrop(new Size(64, 40), new Point(20, 9)));
        Assert.Equal("dma-buf, modifier", bench.Report.Rung);
        AssertPart(bench, bottomUp);

        // The same, when it is uploaded.
        bench.Proofs.Verdict = _ => ImportProof.Fails("no");
        bench.Show(LadderBench.Memory(5, rows: 40), bottomUp: bottomUp, crop: new BufferCrop(new Size(64, 40), new Point(20, 9)));
        Assert.Equal("upload", bench.Report.Rung);
        AssertPart(bench, bottomUp);
    }

    [Fact]
    public void An_offset_is_followed()
    {
        using var bench = new LadderBench();
        bench.Show(LadderBench.Memory(6, offset: 4096), offset: 4096);
        bench.Shows(6);
    }

    [Fact]
    public void A_format_that_only_an_external_sampler_takes_is_drawn_by_one()
    {
        using var bench = new LadderBench(es: true);
        bench.Images.ExternalOnly = true;
        bench.Show(LadderBench.Memory(7));
        Assert.Equal("dma-buf, modifier", bench.Report.Rung);
        bench.Shows(7);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    public void Memory_that_is_smaller_than_announced_is_not_imported(int rows, int offset)
    {
        using var bench = new LadderBench();
        var failure = Assert.Throws<BufferException>(() => bench.Show(LadderBench.Memory(1, rows), offset: offset * 4096));
        Assert.Contains("its memory has", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Images.Made);
        Assert.Equal("none", bench.Report.Rung);
    }

    [Fact]
    public void A_format_that_nobody_knows_is_refused_by_name()
    {
        using var bench = new LadderBench();
        var failure = Assert.Throws<BufferException>(() => bench.Show(LadderBench.Memory(1), format: new FourCc(0x21212121)));
        Assert.Contains("pixel format !!!! is not known", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_device_still_writes_is_left_for_the_next_frame()
    {
        using var bench = new LadderBench();
        bench.Show(LadderBench.Memory(1));
        bench.Shows(1);
        bench.Kernel.Readable = false;
        Assert.Equal(UpdateOutcome.Busy, bench.Show(LadderBench.Memory(2)));
        bench.Shows(1);
        bench.Kernel.Readable = true;
        bench.Guest.Surface.Unlatch(new Core.Region());
        Assert.Equal(UpdateOutcome.Done, bench.Update());
        bench.Shows(2);
    }

    [Fact]
    public void A_canvas_that_is_being_drawn_in_is_not_sampled()
    {
        using var bench = new LadderBench();
        bench.Guest.Attach().Paint(1).Commit();
        bench.Update();
        Assert.Equal("udmabuf", bench.Report.Rung);
        using (new CanvasHolder(bench.Guest.Canvas))
        {
            bench.Draw();
            Assert.True(bench.Missed);
            bench.Renderer.EndReads()?.Dispose();
        }

        bench.Shows(1);
        Assert.False(bench.Missed);
    }

    [Fact]
    public void A_canvas_is_nobodys_to_draw_in_until_the_gpu_has_read_it()
    {
        using var bench = new LadderBench();
        bench.Guest.Attach().Paint(1).Commit();
        bench.Update();
        bench.Draw();
        using var entered = new ManualResetEventSlim();
        var plugin = new Thread(() =>
        {
            using (bench.Guest.Canvas.DrawLock.Enter())
            {
                entered.Set();
            }
        });
        plugin.Start();
        var fence = bench.Renderer.EndReads()!;
        Assert.True(fence.Wait(TimeSpan.FromSeconds(10)));
        Assert.False(entered.IsSet);
        fence.Dispose();
        plugin.Join();
        Assert.True(entered.IsSet);
    }

    [Fact]
    public void What_was_only_uploaded_keeps_nobody_waiting()
    {
        using var bench = new LadderBench();
        bench.Proofs.Verdict = _ => ImportProof.Fails("no");
        bench.Guest.Attach().Paint(1).Commit();
        bench.Update();
        bench.Draw();
        Assert.Null(bench.Renderer.EndReads());
    }

    private static void AssertPart(LadderBench bench, bool bottomUp)
    {
        var picture = bench.Draw();
        bench.Renderer.EndReads()?.Dispose();
        for (var y = 0; y < 16; y++)
        {
            Assert.Equal(Pattern.At(20 + 3, 9 + (bottomUp ? 15 - y : y), 5), picture[3, y]);
        }
    }
}
