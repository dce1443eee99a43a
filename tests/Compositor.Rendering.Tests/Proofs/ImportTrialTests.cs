using Compositor.Contracts;
using Silk.NET.OpenGL;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>The parts of a trial, against the driver of this machine. Whole trials are run in processes of their own.</summary>
public sealed class ImportTrialTests
{
    [Theory]
    [InlineData("nowhere", "there is no EGL platform \"nowhere\"")]
    [InlineData("gbm:/dev/dri/card77", "there is no /dev/dri/card77")]
    [InlineData("gbm:/dev/null", "/dev/null")]
    [InlineData("device:/dev/dri/card77", "EGL")]
    public void A_display_that_cannot_be_opened_is_a_verdict(string platform, string word)
    {
        var error = Assert.Throws<RendererException>(() => EglPlatform.Open(platform));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_window_system_there_is_a_driver_that_says_who_it_is()
    {
        using var driver = TrialDriver.Open(EglPlatform.Surfaceless, string.Empty, string.Empty);
        Assert.NotEmpty(driver.Strings.Renderer);
        Assert.True(driver.Strings.IsEs);
        var device = ProofDevice.OfCurrent(EglPlatform.Surfaceless);
        Assert.Equal(driver.Strings.Renderer, device.Renderer);
        Assert.Equal(ProofDevice.Es, device.Api);
        Assert.NotEmpty(device.Kernel);
    }

    [Fact]
    public void Another_GPU_than_the_compositors_is_not_tried()
    {
        var error = Assert.Throws<RendererException>(() => TrialDriver.Open(EglPlatform.Surfaceless, ProofDevice.Core, "Another GPU"));
        Assert.StartsWith("a process of its own gets another driver: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_makes_memory_of_an_exporter_that_is_not_here()
    {
        var maker = new TestBufferMaker(null, string.Empty, TrialLayout.PictureSize);
        Assert.Null(maker.Make(new ImportCase("no_such_driver", FourCc.Xrgb8888, 0), TrialFormat.Find(FourCc.Xrgb8888)!, out var reason));
        Assert.StartsWith("nobody here makes such memory of no_such_driver", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_canvas_reads_a_texture_pixel_for_pixel_in_the_order_of_memory()
    {
        foreach (var api in new[] { ProofDevice.Core, ProofDevice.Es })
        {
            using var driver = TrialDriver.Open(EglPlatform.Surfaceless, api, string.Empty);
            using var canvas = new TrialCanvas(driver.Device);
            var format = TrialFormat.Find(FourCc.Abgr8888)!;
            var layout = new TrialLayout(format, TrialLayout.PictureSize, TrialLayout.PictureSize.Width * 4);
            var memory = new byte[layout.Length];
            layout.Write(memory, 1);
            var texture = Upload(driver, memory);
            var judge = new TrialJudge(format);
            canvas.Read(texture, external: false, judge.Pixels);
            judge.Check(1, "the picture");
            Assert.Throws<RendererException>(() => judge.Check(2, "the picture"));
            driver.Device.Gl.DeleteTexture(texture);
        }
    }

    private static unsafe uint Upload(TrialDriver driver, byte[] memory)
    {
        var gl = driver.Device.Gl;
        var texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        fixed (byte* pixels = memory)
        {
            gl.TexImage2D(
                TextureTarget.Texture2D, 0, InternalFormat.Rgba8, 256, 64, 0, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        }

        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)GLEnum.Nearest);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)GLEnum.Nearest);
        return texture;
    }
}
