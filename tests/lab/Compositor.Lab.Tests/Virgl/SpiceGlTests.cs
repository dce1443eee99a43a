using System.Globalization;
using Compositor.Lab.Tests.Machine;
using Xunit;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>
/// As <see cref="VirglTests"/>, but QEMU hands its dma-bufs over by SPICE: what was commanded is on the monitor, and QEMU never waits in vain.
/// </summary>
[Collection(LabCollection.Name)]
public sealed class SpiceGlTests(SpiceGlWall wall) : IClassFixture<SpiceGlWall>
{
    // QEMU complains of a viewer that has not answered for a second, and goes on without.
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("")]
    [InlineData("bottom-up")]
    public async Task A_cleared_picture_with_rectangles_is_shown_upright_without_a_copy(string rows)
    {
        var drawing = await CreateAsync($"rendered upright{rows} 1280 800 {rows}");
        drawing.Fill(0x204080).Paint(10, 20, 100, 50, 0xff0000).Paint(1180, 0, 100, 30, 0x00ff00).Blit(600, 700, 300, 100, 0xffff00);
        await wall.Machine.ShowAsync(0, drawing);
        await wall.ShowsAsync(0, drawing.Picture, $"spice-gl-{drawing.Name}");
        Assert.Equal(0, (await wall.Viewer.CaptureAsync("machine")).DistanceTo(drawing.Picture));
        await wall.Viewer.UsesAsync("machine", "dma-buf");

        // And drawn in again.
        await wall.Machine.UpdateAsync(drawing.Paint(300, 300, 150, 90, 0xff00ff));
        await wall.ShowsAsync(0, drawing.Picture, $"spice-gl-{drawing.Name}");
    }

    [Fact]
    public async Task A_picture_that_the_guest_has_drawn_itself_is_shown_upright()
    {
        var plain = await CreateAsync("plain plain 640 400");
        plain.Fill(0xff8000).Paint(0, 0, 640, 10, 0x00ff00).Paint(10, 20, 100, 50, 0x0000ff);
        await wall.Machine.ShowAsync(0, plain);
        await wall.ShowsAsync(0, plain.Picture, "spice-gl-plain");
    }

    [Theory]
    [InlineData("")]
    [InlineData("bottom-up")]
    public async Task A_head_can_be_a_part_of_a_picture(string rows)
    {
        var drawing = await CreateAsync($"rendered parts{rows} 1280 800 {rows}");
        drawing.Fill(0x400040).Paint(640, 100, 640, 20, 0x00ff00).Paint(640, 480, 20, 20, 0xff0000).Paint(1270, 490, 10, 10, 0x0000ff);
        await wall.Machine.DrawAsync(drawing);
        await wall.Machine.SayAsync($"show 0 {drawing.Name} part 640 100 640 400", $"flush {drawing.Name}");
        await wall.ShowsAsync(0, drawing.Picture.Cut(640, 100, 640, 400), $"spice-gl-{drawing.Name}");
    }

    [Fact]
    public async Task The_last_of_several_sizes_is_shown()
    {
        foreach (var (name, width, height) in ((string, int, int)[])[("small", 320, 200), ("large", 1280, 800), ("tall", 300, 400)])
        {
            var drawing = await CreateAsync($"rendered {name} {width} {height}");
            await wall.Machine.ShowAsync(0, drawing.Fill(0x004000).Paint(0, 0, 8, 8, 0xff00ff).Paint(width - 8, height - 8, 8, 8, 0x00ffff));
            await wall.ShowsAsync(0, drawing.Picture, $"spice-gl-size-{name}");
        }
    }

    [Fact]
    public async Task A_guest_that_flips_between_three_buffers_is_imported_three_times()
    {
        var first = await CreateAsync("rendered first 640 400");
        await wall.Machine.ShowAsync(0, first.Fill(0x123456));
        await wall.ShowsAsync(0, first.Picture, "spice-gl-flips");
        var imports = await wall.Viewer.ImportsAsync("machine");
        var buffers = new List<Drawing>();
        foreach (var (name, rows) in ((string, string)[])[("a", ""), ("b", "bottom-up"), ("c", "")])
        {
            var buffer = await CreateAsync($"rendered {name} 640 400 {rows}");
            buffers.Add(buffer.Fill(0x400000).Paint(0, 0, 600, 30 * (buffers.Count + 1), 0x00ff00));
            await wall.Machine.ShowAsync(0, buffer);
            await wall.ShowsAsync(0, buffer.Picture, "spice-gl-flips");
        }

        var before = await wall.Viewer.HoldingsAsync();
        var report = await wall.Machine.RunFramesAsync(0, 61, inSeconds: false, buffers);
        await wall.ShowsAsync(0, buffers[0].Picture, "spice-gl-flips");
        Assert.Equal(3, await wall.Viewer.ImportsAsync("machine") - imports);
        Assert.True(report.LongestReply < ReplyLimit, report.Text);
        var after = await wall.Viewer.HoldingsAsync();
        Assert.InRange(after.DmaBufs - before.DmaBufs, -3, 3);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Text);
    }

    [Fact]
    public async Task A_guest_at_full_speed_never_waits_a_second_for_an_answer_on_either_head()
    {
        var shown = await CreateAsync("rendered fast 640 400");
        var other = await CreateAsync("rendered other 512 384");
        await wall.Machine.ShowAsync(1, other.Fill(0x00c0c0));
        var complaints = await wall.Machine.LogAsync();
        var report = await wall.Machine.RunFramesAsync(0, 5, inSeconds: true, shown);
        await wall.ShowsAsync(0, shown.Picture, "spice-gl-fast");
        var second = await wall.Machine.RunFramesAsync(1, 2, inSeconds: true, other);
        Assert.True(report.LongestReply < ReplyLimit && second.LongestReply < ReplyLimit, $"{report.Text}; second head: {second.Text}");
        Assert.DoesNotContain("gl-draw-done", (await wall.Machine.LogAsync())[complaints.Length..], StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Text);
    }

    [Fact]
    public async Task A_viewer_that_comes_later_shows_the_picture_that_is_there()
    {
        var drawing = await CreateAsync("rendered lasting 1280 800");
        await wall.Machine.ShowAsync(0, drawing.Fill(0x402000).Paint(640, 0, 640, 400, 0x2040ff));
        await wall.ShowsAsync(0, drawing.Picture, "spice-gl-killed");
        await wall.Viewer.KillAsync();
        var absent = await wall.Machine.RunFramesAsync(0, 1, inSeconds: true, drawing);
        Assert.True(absent.LongestReply < ReplyLimit, absent.Text);
        await wall.Viewer.RestartAsync();
        await wall.ShowsAsync(0, drawing.Picture, "spice-gl-killed-back");
    }

    /// <summary>Makes a picture from the driver's command for it.</summary>
    private async Task<Drawing> CreateAsync(string command)
    {
        await wall.Machine.SayAsync(command);
        var words = command.Split(' ');
        return new Drawing(words[1], int.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[3], CultureInfo.InvariantCulture));
    }
}
