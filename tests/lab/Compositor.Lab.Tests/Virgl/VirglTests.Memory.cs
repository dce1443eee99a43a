using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>The same for pictures that no GPU has drawn: guest memory as dma-bufs, and the text of a firmware.</summary>
public sealed partial class VirglTests
{
    [Fact]
    public async Task A_blob_is_shown_where_it_lies()
    {
        var blob = await CreateAsync(wall.Blob, "blob store 1280 800");
        blob.Fill(0x602080).Paint(0, 0, 1280, 5, 0xffffff).Paint(20, 700, 50, 60, 0x00ff00);
        await wall.Viewer.FocusAsync("blob");
        await FromOffAsync();
        await wall.Blob.ShowAsync(0, blob);
        await wall.ShowsAsync(0, blob.Picture, "blob-store");
        await wall.Blob.UpdateAsync(blob.Paint(600, 300, 80, 80, 0xff0000));
        await wall.ShowsAsync(0, blob.Picture, "blob-store");
        await wall.Viewer.UsesAsync("blob", "dma-buf, modifier");
        await wall.Viewer.FocusAsync("virgl");
    }

    /// <summary>QEMU 10.0 sends Disable and UpdateDMABUF for such a flip, and drops the new buffer's scanout.</summary>
    [Fact]
    public async Task A_flip_between_blobs_does_not_blink()
    {
        var (one, two) = (await CreateAsync(wall.Blob, "blob one 640 400"), await CreateAsync(wall.Blob, "blob two 640 400"));
        await wall.Viewer.FocusAsync("blob");
        await FromOffAsync();
        await wall.Blob.ShowAsync(0, one.Fill(0x0000c0));
        await wall.ShowsAsync(0, one.Picture, "blob-flip");
        for (var flip = 0; flip < 2; flip++)
        {
            await wall.Blob.ShowAsync(0, two.Fill(0xc00000));
            await wall.ShowsOnlyAsync(0, Watch, "blob-flip", one.Picture, two.Picture);
            await wall.Blob.ShowAsync(0, one);
        }

        await wall.ShowsOnlyAsync(0, Watch, "blob-flip", one.Picture, two.Picture);
        await wall.Viewer.FocusAsync("virgl");
    }

    [Fact]
    public async Task The_text_of_a_firmware_is_shown_as_QEMU_itself_has_it()
    {
        await wall.Viewer.FocusAsync("vga");

        // A stopped machine's cursor does not blink.
        await wall.Vga.SayAsync("""qmp {"execute":"stop"}""");
        var text = await wall.ScreendumpOfAsync(wall.Vga);
        Assert.True(text.HasContent);
        Assert.Equal((720, 400), (text.Width, text.Height));
        await wall.ShowsAsync(1, text, "vga-text");
        await wall.Viewer.UsesAsync("vga", "dma-buf, modifier");
        Assert.Equal(0, (await wall.Viewer.CaptureAsync("vga")).DistanceTo(text));
        await wall.Vga.SayAsync("""qmp {"execute":"cont"}""");
        await wall.Viewer.FocusAsync("virgl:1");
    }

    // A head that shows a blob already may lose the next one's scanout, see above: the first picture of a test is not to be a flip.
    private Task FromOffAsync() => wall.Blob.SayAsync("off 0");
}
