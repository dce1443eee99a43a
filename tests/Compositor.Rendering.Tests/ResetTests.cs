using Compositor.Contracts;
using Compositor.Rendering.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>A GPU that is reset, and takes the GL context with it.</summary>
public sealed class ResetTests : LiveTest
{
    private static readonly Size Output = new(64, 48);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Everything_is_imported_anew_and_the_picture_is_back_without_a_new_frame(int contextsThatAreLost)
    {
        var time = new FakeTimeProvider();
        using var captions = new CaptionPainter(NullLogger.Instance);
        var device = new SurfacelessDevice(captions, es: true);
        var gpu = new FakeGpu();
        await using var loop = new RenderLoop(() => device.CreateRenderer(gpu.Create), time, NullLogger.Instance);
        await loop.AddOutputAsync(Scenes.Output, () => device.CreateTarget(Scenes.Output, Output, TimeSpan.FromMilliseconds(10)));
        using var guest = new Guest("one", Output, FourCc.Xrgb8888, time) { Loop = loop };
        guest.Attach().Paint(7).Commit();
        loop.SetScene(Scenes.Wall(Output, Scenes.View(guest, new Rect(Output))));
        await loop.SettleAsync();
        Assert.Equal(1, gpu.Contexts);

        gpu.ResetsLeft = contextsThatAreLost;
        loop.Repaint(Scenes.Output);
        for (var i = 0; i < 30 && gpu.Contexts <= contextsThatAreLost; i++)
        {
            await loop.SettleAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(Pattern.At(9, 9, 7), (await loop.CaptureOutputAsync(Scenes.Output))[9, 9]);
        Assert.Equal(contextsThatAreLost + 1, gpu.Contexts);
        Assert.Equal("upload", Assert.Single((await loop.ReportAsync()).Imports).Rung);
    }

    /// <summary>A GPU that says that it was reset, once for each context that is to be lost.</summary>
    private sealed class FakeGpu : IGlResets
    {
        public int Contexts { get; private set; }

        public int ResetsLeft { get; set; }

        public bool HasHappened => ResetsLeft > 0 && ResetsLeft-- > 0;

        public GlImports Create(GlDevice gl)
        {
            Contexts++;
            gl.Resets = this;
            return new GlImports(gl, null, new DmaBufKernel(), null);
        }
    }
}
