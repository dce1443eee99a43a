using Compositor.Contracts;
using Compositor.Rendering;
using Xunit;

namespace Compositor.GpuCheck.Tests;

/// <summary>The list of cases, the command line, the table and the sum.</summary>
public sealed class ReportTests
{
    private static readonly FourCc[] Packed =
    [
        FourCc.Xrgb8888, FourCc.Argb8888, FourCc.Xbgr8888, FourCc.Abgr8888,
        FourCc.Xrgb2101010, FourCc.Argb2101010, FourCc.Xbgr2101010, FourCc.Abgr2101010, FourCc.Rgb565,
    ];

    [Fact]
    public void Every_rung_has_a_case_for_every_format_that_it_can_have()
    {
        var list = new CaseList(new EglFacts { Exporter = "i915" }, ["udmabuf", "i915"], quick: false);
        foreach (var rung in new[] { Rung.Modifier, Rung.DmaBuf })
        {
            Assert.Equal([.. Packed, FourCc.Nv12, FourCc.P010], list.Of(rung).Where(what => what.Memory == "i915").Select(what => what.Format));
            Assert.Equal([.. Packed, FourCc.Nv12, FourCc.P010], list.Of(rung).Where(what => what.Memory == "udmabuf").Select(what => what.Format));
            Assert.All(list.Of(rung), what => Assert.Equal(what.Memory == "i915" && !what.Format.IsYuv, what.IsOwn));
        }

        Assert.Equal(Packed, list.Of(Rung.Udmabuf).Select(what => what.Format));
        Assert.Contains(list.Of(Rung.Upload), what => what.Memory == "udmabuf");
    }

    [Fact]
    public void Without_GBM_the_driver_s_own_memory_is_that_of_textures()
    {
        var own = new CaseList(new EglFacts(), [], quick: true).Of(Rung.Modifier);
        Assert.All(own, what => Assert.Equal(CheckCase.Texture, what.Memory));
    }

    [Theory]
    [InlineData("--quick --surfaces 2", 2)]
    [InlineData("--surfaces 9999", 64)]
    [InlineData("--software --platform device:0 --api core --output x", 64)]
    public void A_command_line_is_read(string line, int surfaces) => Assert.Equal(surfaces, GpuCheckOptions.Parse(line.Split(' ')).Surfaces);

    [Theory]
    [InlineData("--platform")]
    [InlineData("--api vulkan")]
    [InlineData("--surfaces -1")]
    [InlineData("fast")]
    public void A_wrong_command_line_is_refused(string line) => Assert.Throws<FormatException>(() => GpuCheckOptions.Parse(line.Split(' ')));

    [Fact]
    public void The_table_has_ratios_to_a_copy()
    {
        var text = new StringWriter();
        var what = new CheckCase(Rung.Upload, CheckCase.Canvas, IsOwn: true, FourCc.Xrgb8888, Modifier.Linear);
        MeasureTable.Write([(what, new MeasureRow(2, 1, 4, -1, 16588800, 0, 0.5))], text);
        Assert.Contains("| upload | canvas XR24 | 2 | 1.00 | 2.0 | - | - | 4.00 | 8.0 | 250 | 16.6 | 0 |\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not count GPU time", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_is_the_sum()
    {
        var text = new StringWriter();
        var tally = new Tally(text);
        tally.Add("a", CheckState.Passed, string.Empty);
        Assert.False(tally.HasFailed);
        tally.Add("b", CheckState.Failed, "wrong");
        tally.End();
        Assert.True(tally.HasFailed);
        Assert.EndsWith("FAIL b: wrong\n1 passed, 1 failed, 0 skipped\n", text.ToString(), StringComparison.Ordinal);
    }
}
