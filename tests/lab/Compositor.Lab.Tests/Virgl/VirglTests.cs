using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>
/// Real frames of a real QEMU, from its dma-bufs to the monitor: what a driver of ours has commanded (tests/lab/VirglDriver), virglrenderer
/// or the guest has drawn and QEMU has handed over is what the outer QEMU sees on the monitor. Each test shows pictures of its own.
/// </summary>
[Collection(LabCollection.Name)]
public sealed partial class VirglTests(VirglWall wall) : IClassFixture<VirglWall>
{
    // QEMU gives a viewer a second for each reply, then it goes on without.
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(1);

    // Longer than the time after which a head that was switched off might go dark.
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData("")]
    [InlineData("bottom-up")]
    public async Task A_cleared_picture_with_rectangles_is_shown_upright(string rows)
    {
        var drawing = await CreateAsync(wall.Virgl, $"rendered upright{rows} 1280 800 {rows}");
        drawing.Fill(0x204080).Paint(10, 20, 100, 50, 0xff0000).Paint(1180, 0, 100, 30, 0x00ff00).Blit(600, 700, 300, 100, 0xffff00);
        await wall.Virgl.ShowAsync(0, drawing);
        await wall.ShowsAsync(0, drawing.Picture, $"virgl-{drawing.Name}");
        Assert.Equal(0, (await wall.Viewer.CaptureAsync("virgl")).DistanceTo(drawing.Picture));
    }

    [Fact]
    public async Task A_picture_that_the_guest_has_drawn_itself_is_shown_upright()
    {
        var rendered = await CreateAsync(wall.Virgl, "rendered before 1280 800");
        await wall.Virgl.ShowAsync(0, rendered.Fill(0x800000));
        var plain = await CreateAsync(wall.Virgl, "plain plain 640 400");
        plain.Fill(0xff8000).Paint(0, 0, 640, 10, 0x00ff00).Paint(10, 20, 100, 50, 0x0000ff);
        await wall.Virgl.ShowAsync(0, plain);
        await wall.ShowsAsync(0, plain.Picture, "virgl-plain");
        await wall.Virgl.UpdateAsync(plain.Paint(300, 300, 20, 20, 0xffffff));
        await wall.ShowsAsync(0, plain.Picture, "virgl-plain");
        await wall.Virgl.ShowAsync(0, rendered);
        await wall.ShowsAsync(0, rendered.Picture, "virgl-plain-after");
    }

    [Fact]
    public async Task The_last_of_several_sizes_is_shown()
    {
        var drawings = new List<Drawing>();
        foreach (var (name, width, height) in (ReadOnlySpan<(string, int, int)>)[("small", 320, 200), ("large", 1280, 800), ("tall", 300, 400)])
        {
            drawings.Add(new Drawing(name, width, height).Fill(0x004000).Paint(0, 0, 8, 8, 0xff00ff).Paint(width - 8, height - 8, 8, 8, 0x00ffff));
        }

        await wall.Virgl.SayAsync([.. drawings.SelectMany(drawing => (string[])[$"rendered {drawing.Name} {drawing.Width} {drawing.Height}", .. drawing.TakeCommands()])]);
        foreach (var last in (int[])[2, 1, 0])
        {
            // At once, one after the other: each makes QEMU send a placeholder of the new size before the picture.
            await wall.Virgl.SayAsync([.. drawings.Append(drawings[last]).SelectMany(drawing => (string[])[$"show 0 {drawing.Name}", $"flush {drawing.Name}"])]);
            await wall.ShowsAsync(0, drawings[last].Picture, $"virgl-size-{drawings[last].Name}");
        }
    }

    [Fact]
    public async Task A_guest_that_flips_between_three_buffers_is_imported_three_times()
    {
        // QEMU sends a placeholder with each new size: here before the buffers are counted.
        var first = await CreateAsync(wall.Virgl, "rendered first 640 400");
        await wall.Virgl.ShowAsync(0, first.Fill(0x123456));
        await wall.ShowsAsync(0, first.Picture, "virgl-flips");
        await wall.Viewer.UsesAsync("virgl", "dma-buf, modifier");
        var imports = await wall.Viewer.ImportsAsync("virgl");
        var buffers = new List<Drawing>();
        foreach (var (name, rows) in ((string, string)[])[("a", ""), ("b", "bottom-up"), ("c", "")])
        {
            var buffer = await CreateAsync(wall.Virgl, $"rendered {name} 640 400 {rows}");
            buffers.Add(buffer.Fill(0x400000).Paint(0, 0, 600, 30 * (buffers.Count + 1), 0x00ff00));
            await wall.Virgl.ShowAsync(0, buffer);
            await wall.ShowsAsync(0, buffer.Picture, "virgl-flips");
        }

        var before = await wall.Viewer.HoldingsAsync();
        var report = await wall.Virgl.RunFramesAsync(0, 61, inSeconds: false, buffers);
        await wall.ShowsAsync(0, buffers[0].Picture, "virgl-flips");
        Assert.Equal(3, await wall.Viewer.ImportsAsync("virgl") - imports);
        Assert.True(report.LongestReply < ReplyLimit, report.Text);

        // One or two more or less: the newest buffer may wait to be latched while the one before is shown.
        var after = await wall.Viewer.HoldingsAsync();
        Assert.InRange(after.DmaBufs - before.DmaBufs, -2, 2);
    }

    [Fact]
    public async Task A_buffer_that_is_drawn_again_is_shown_again()
    {
        var drawing = await CreateAsync(wall.Virgl, "rendered again 1280 800");
        await wall.Virgl.ShowAsync(0, drawing.Fill(0x101010));
        await wall.ShowsAsync(0, drawing.Picture, "virgl-again");
        var before = await wall.Viewer.HoldingsAsync();
        for (var step = 0; step < 3; step++)
        {
            await wall.Virgl.UpdateAsync(drawing.Paint(step * 200, step * 100, 150, 90, 0xff << (step * 8)));
            await wall.ShowsAsync(0, drawing.Picture, "virgl-again");
        }

        Assert.Equal(before.DmaBufs, (await wall.Viewer.HoldingsAsync()).DmaBufs);
    }

    [Fact]
    public async Task A_guest_at_full_speed_never_waits_a_second_for_a_reply()
    {
        var drawing = await CreateAsync(wall.Virgl, "rendered fast 640 400");
        var complaints = await wall.Virgl.LogAsync();
        var report = await wall.Virgl.RunFramesAsync(0, 5, inSeconds: true, drawing);
        await wall.ShowsAsync(0, drawing.Picture, "virgl-fast");
        Assert.True(report.LongestReply < ReplyLimit, report.Text);
        // It may still complain of a viewer that an earlier test has killed, but of no reply that it has waited for in vain.
        var complained = (await wall.Virgl.LogAsync())[complaints.Length..];
        Assert.False(complained.Contains("Timeout", StringComparison.OrdinalIgnoreCase), complained);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Text);
    }

    [Fact]
    public async Task A_hidden_head_holds_up_neither_itself_nor_the_other()
    {
        var shown = await CreateAsync(wall.Virgl, "rendered shown 640 400");
        var hidden = await CreateAsync(wall.Virgl, "rendered hidden 512 384");
        await wall.Virgl.ShowAsync(1, hidden.Fill(0x00c0c0));
        await wall.Viewer.FocusAsync("virgl:1");
        await wall.ShowsAsync(1, hidden.Picture, "virgl-head1");
        await wall.Viewer.FocusAsync("vga");
        var slow = await wall.Virgl.RunFramesAsync(1, 2, inSeconds: true, hidden);
        var fast = await wall.Virgl.RunFramesAsync(0, 2, inSeconds: true, shown);
        Assert.True(slow.LongestReply < ReplyLimit && fast.LongestReply < ReplyLimit, $"hidden: {slow.Text}; shown: {fast.Text}");
        await wall.ShowsAsync(0, shown.Picture, "virgl-head0");
        await wall.Viewer.FocusAsync("virgl:1");
        await wall.ShowsAsync(1, hidden.Picture, "virgl-head1");
    }

    [Fact]
    public async Task A_head_that_is_switched_off_keeps_its_picture_and_shows_the_next()
    {
        var before = await CreateAsync(wall.Virgl, "rendered beforeoff 1280 800");
        await wall.Virgl.ShowAsync(0, before.Fill(0x300030).Paint(100, 100, 300, 200, 0xf0f000));
        await wall.ShowsAsync(0, before.Picture, "virgl-off");
        await wall.Virgl.SayAsync("off 0");

        // QEMU has a picture of its own for such a head, which it sends, or drops because it says Disable right after it.
        await wall.ShowsOnlyAsync(0, Watch, "virgl-off", before.Picture, await wall.ScreendumpOfAsync(wall.Virgl));
        var next = await CreateAsync(wall.Virgl, "rendered afteroff 640 400");
        await wall.Virgl.ShowAsync(0, next.Fill(0x003300));
        await wall.ShowsAsync(0, next.Picture, "virgl-off-next");
    }

    [Fact]
    public async Task A_viewer_that_is_killed_holds_up_nobody_and_shows_the_picture_when_it_is_back()
    {
        var drawing = await CreateAsync(wall.Virgl, "rendered lasting 1280 800");
        await wall.Virgl.ShowAsync(0, drawing.Fill(0x402000));
        await wall.ShowsAsync(0, drawing.Picture, "virgl-killed");
        await wall.Viewer.KillAsync();
        var absent = await wall.Virgl.RunFramesAsync(0, 1, inSeconds: true, drawing);
        Assert.True(absent.LongestReply < ReplyLimit, absent.Text);
        await wall.Virgl.UpdateAsync(drawing.Paint(640, 0, 640, 400, 0x2040ff));

        // The guest does nothing any more: the scanout that a new viewer gets is all that it gets. One cannot import it, the other can.
        foreach (var (environment, rung) in ((string, string)[])[("", "upload"), (wall.Double, "dma-buf, modifier")])
        {
            await wall.Viewer.RestartAsync(environment);
            await wall.ShowsAsync(0, drawing.Picture, "virgl-killed-back");
            await wall.Viewer.UsesAsync("virgl", rung);
            await (rung == "upload" ? wall.Viewer.KillAsync() : Task.CompletedTask);
        }
    }

    /// <summary>Makes a picture from the driver's command for it.</summary>
    private static async Task<Drawing> CreateAsync(InnerMachine machine, string command)
    {
        await machine.SayAsync(command);
        var words = command.Split(' ');
        return new Drawing(words[1], int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture));
    }
}
