using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>The same for pictures that no GPU has drawn: guest memory as dma-bufs, and the text of a firmware.</summary>
public sealed partial class VirglTests
{
    /// <summary>
    /// QEMU 10.0 sends Disable and UpdateDMABUF for a flip, and may drop the new buffer's scanout: only a machine's first blob is sure to
    /// come. All have one size, for a new size brings a picture of QEMU's own.
    /// </summary>
    [Fact]
    public async Task A_blob_is_shown_where_it_lies_and_a_flip_does_not_blink()
    {
        var blob = await CreateAsync(wall.Blob, "blob store 1280 800");
        blob.Fill(0x602080).Paint(0, 0, 1280, 5, 0xffffff).Paint(20, 700, 50, 60, 0x00ff00);
        await wall.Viewer.FocusAsync("blob");
        await wall.Blob.ShowAsync(0, blob);
        await wall.ShowsAsync(0, blob.Picture, "blob-store");
        await wall.Blob.UpdateAsync(blob.Paint(600, 300, 80, 80, 0xff0000));
        await wall.ShowsAsync(0, blob.Picture, "blob-store");
        await wall.Viewer.UsesAsync("blob", "dma-buf, modifier");

        var (one, two) = (await CreateAsync(wall.Blob, "blob one 1280 800"), await CreateAsync(wall.Blob, "blob two 1280 800"));
        one.Fill(0x0000c0);
        two.Fill(0xc00000);
        for (var flip = 0; flip < 2; flip++)
        {
            await wall.Blob.ShowAsync(0, one);
            await wall.ShowsOnlyAsync(0, Watch, "blob-flip", blob.Picture, one.Picture, two.Picture);
            await wall.Blob.ShowAsync(0, two);
            await wall.ShowsOnlyAsync(0, Watch, "blob-flip", blob.Picture, one.Picture, two.Picture);
        }

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
}
