using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

public sealed class CanvasTests : LiveTest
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(16, 64)]
    [InlineData(17, 128)]
    [InlineData(1400, 5632)]
    public void Stride_is_a_multiple_of_64(int width, int stride)
    {
        using var canvas = new SealedCanvas(new Size(width, 3), FourCc.Xrgb8888);
        Assert.Equal(stride, canvas.Stride);
        Assert.Equal(stride * 3, canvas.Pixels.Length);
    }

    [Fact]
    public void A_buffer_outlives_its_canvas_and_shows_its_pixels()
    {
        var canvas = new SealedCanvas(new Size(5, 4), FourCc.Rgb565);
        canvas.Pixels[canvas.Stride * 3] = 77;
        using var buffer = canvas.CreateBuffer();
        Assert.Same(canvas.DrawLock, buffer.DrawLock);
        canvas.Dispose();
        using var memory = MappedMemory.Map(buffer.Planes[0].Fd, buffer.Planes[0].Offset, buffer.ReadableLength);
        Assert.Equal(77, memory.Span[buffer.Planes[0].Stride * 3]);
    }

    [Fact]
    public void Its_memory_can_neither_shrink_nor_grow_and_is_whole_pages()
    {
        using var canvas = new SealedCanvas(new Size(5, 4), FourCc.Xrgb8888);
        using var buffer = canvas.CreateBuffer();
        Assert.Equal(FileSeals.Shrink | FileSeals.Grow, Memfd.GetSeals(buffer.Planes[0].Fd));
        Assert.Equal(0, FileStat.Of(buffer.Planes[0].Fd).Length % Environment.SystemPageSize);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(16385, 1)]
    public void Hostile_sizes_are_refused(int width, int height)
    {
        Assert.Throws<BufferException>(() => new SealedCanvas(new Size(width, height), FourCc.Xrgb8888));
        Assert.Throws<BufferException>(() => new SealedCanvas(new Size(4, 4), new FourCc(0x3f3f3f3f)));
    }
}
