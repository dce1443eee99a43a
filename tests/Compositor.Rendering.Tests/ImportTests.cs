using Compositor.Contracts;
using Compositor.Rendering.Tests.Fakes;
using Compositor.Unix;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>Buffers that are not what they claim to be, and buffers that come again and again.</summary>
public sealed class ImportTests : LiveTest
{
    private static readonly Size Source = new(32, 16);

    public static TheoryData<bool> Renderers => new(false, true);

    [Theory]
    [MemberData(nameof(Renderers))]
    public void Memory_that_is_too_short_is_refused_and_a_good_buffer_shows_again(bool gl)
    {
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var scene = Scenes.Of(Source, Scenes.View(guest, new Rect(Source)));
        guest.Session.Attach(new SurfaceBuffer(BufferKind.Memory, Source, FourCc.Xrgb8888, [new BufferPlane(Memfd.Create("short", 100), 0, 128)]));
        guest.Commit();
        Assert.Throws<BufferException>(() => stage.Update(guest));
        Assert.Equal(0, stage.Draw(scene)[3, 3]);
        var report = stage.Renderer.Describe(guest.Surface.Id)!;
        Assert.Equal("none", report.Rung);
        Assert.Contains("100", report.Reason, StringComparison.Ordinal);
        guest.Attach().Paint(1).Commit();
        stage.Update(guest);
        Assert.Equal(Pattern.At(3, 3, 1), stage.Draw(scene)[3, 3]);
    }

    [Theory]
    [MemberData(nameof(Renderers))]
    public void Memory_that_is_cut_later_is_noticed_before_it_is_read(bool gl)
    {
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var scene = Scenes.Of(Source, Scenes.View(guest, new Rect(Source)));
        using var memory = Memfd.Create("cut", 128 * 16);
        guest.Session.Attach(new SurfaceBuffer(BufferKind.Memory, Source, FourCc.Xrgb8888, [new BufferPlane(memory.Duplicate(), 0, 128)]));
        guest.Commit();
        stage.Update(guest);
        stage.Draw(scene);
        using (var handle = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(memory.Number, ownsHandle: false), FileAccess.Write))
        {
            handle.SetLength(10);
        }

        guest.Commit(new Rect(Source));
        if (gl)
        {
            Assert.Throws<BufferException>(() => stage.Update(guest));
        }
        else
        {
            stage.Update(guest);
        }

        Assert.Equal(0, stage.Draw(scene)[3, 3]);
        Assert.NotEqual("", stage.Renderer.Describe(guest.Surface.Id)!.Reason);
    }

    [Theory]
    [InlineData(false, 3, 131)]
    [InlineData(true, 3, 131)]
    [InlineData(false, 4096, 128)]
    [InlineData(true, 5000, 132)]
    public void Odd_strides_and_offsets_are_followed(bool gl, int offset, int stride)
    {
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var memory = Memfd.Create("odd", offset + (stride * 16));
        using (var mapping = MappedMemory.Map(memory, offset, stride * 16, writable: true))
        {
            Pattern.Paint(mapping.Span, stride, FourCc.Xrgb8888, new Rect(Source), 4);
        }

        guest.Session.Attach(new SurfaceBuffer(BufferKind.Memory, Source, FourCc.Xrgb8888, [new BufferPlane(memory, offset, stride)]));
        guest.Commit();
        stage.Update(guest);
        var picture = stage.Draw(Scenes.Of(Source, Scenes.View(guest, new Rect(Source))));
        for (var y = 0; y < Source.Height; y++)
        {
            Assert.Equal(Pattern.At(31, y, 4), picture[31, y]);
        }
    }

    [Theory]
    [MemberData(nameof(Renderers))]
    public void Flipping_between_buffers_keeps_imports_bounded(bool gl)
    {
        var before = LiveCount.Of(LiveKind.Import);
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        using var second = new SealedCanvas(Source, FourCc.Xrgb8888);
        using var third = new SealedCanvas(Source, FourCc.Xrgb8888);
        var scene = Scenes.Of(Source, Scenes.View(guest, new Rect(Source)));
        for (var i = 0; i < 300; i++)
        {
            var canvas = (i % 3) switch { 0 => guest.Canvas, 1 => second, _ => third };
            Pattern.Paint(canvas.Pixels, canvas.Stride, canvas.Format, new Rect(2, 2, 1, 1), i);
            guest.Session.Attach(canvas.CreateBuffer());
            guest.Commit();
            stage.Update(guest);
            if (i % 50 == 0)
            {
                Assert.Equal(Pattern.At(2, 2, i), stage.Draw(scene)[2, 2]);
            }
        }

        // Three mappings, and with GL one texture that all of them use.
        Assert.Equal(gl ? 4 : 3, LiveCount.Of(LiveKind.Import) - before);
    }

    [Theory]
    [MemberData(nameof(Renderers))]
    public void A_machine_that_has_gone_leaves_nothing_mapped(bool gl)
    {
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var before = LiveCount.Of(LiveKind.Import);
        for (var i = 0; i < 20; i++)
        {
            // Each time other memory, as of a machine that is started again and again.
            guest.Resize(Source);
            guest.Attach().Paint(i).Commit();
            stage.Update(guest);
        }

        Assert.InRange(LiveCount.Of(LiveKind.Import) - before, 1, 10);
        stage.Renderer.Forget(guest.Surface);
        Assert.Equal(before, LiveCount.Of(LiveKind.Import));
    }

    [Theory]
    [MemberData(nameof(Renderers))]
    public void What_is_announced_as_a_dma_buf_and_is_none_says_so(bool gl)
    {
        using var stage = Create(gl);
        using var guest = new Guest("one", Source, FourCc.Xrgb8888);
        var (near, far) = UnixSocket.Pair();
        using (near)
        {
            using var file = File.OpenHandle(typeof(ImportTests).Assembly.Location);
            using var borrowed = new SafeFd((int)file.DangerousGetHandle());
            SafeFd[] wrong = [Memfd.Create("fake", 4096), far.Detach(), borrowed.Duplicate()];
            borrowed.SetHandleAsInvalid();
            foreach (var fd in wrong)
            {
                guest.Session.Attach(new SurfaceBuffer(BufferKind.DmaBuf, Source, FourCc.Xrgb8888, [new BufferPlane(fd, 0, 128)]));
                guest.Commit();
                Assert.Contains("not a dma-buf", Assert.Throws<BufferException>(() => stage.Update(guest)).Message, StringComparison.Ordinal);
            }
        }
    }

    private static Stage Create(bool gl) => gl ? new GlStage(Source) : new CpuStage(Source);
}
