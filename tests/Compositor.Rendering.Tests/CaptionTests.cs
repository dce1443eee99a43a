using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class CaptionTests : LiveTest
{
    private static readonly Size[] Sizes = [new(1, 1), new(3, 2), new(80, 40), new(320, 24), new(640, 360), new(1920, 1080)];

    public static TheoryData<CaptionStyle> Styles => new(Enum.GetValues<CaptionStyle>());

    [Theory]
    [MemberData(nameof(Styles))]
    public void Every_style_draws_at_every_size(CaptionStyle style)
    {
        using var painter = new CaptionPainter(NullLogger.Instance);
        foreach (var size in Sizes)
        {
            using var sprite = painter.Paint(new Caption(style, new Rect(size), "mail.example.org", "connection refused\nnext attempt in 4 s"));
            Assert.Equal(size, sprite.Size);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Without_any_font_the_panels_are_drawn(CaptionStyle style)
    {
        using var painter = new CaptionPainter(NullLogger.Instance, ["/nowhere"]);
        foreach (var size in Sizes)
        {
            using var sprite = painter.Paint(new Caption(style, new Rect(size), "name", "reason"));
            Assert.Equal(size, sprite.Size);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u001b[31m\r\n\t")]
    [InlineData("\ud800 lonely surrogate \udc00")]
    [InlineData("averyveryveryverylongnamewithoutanyspaceinitaveryveryveryverylongnamewithoutanyspaceinit")]
    public void Hostile_words_are_only_words(string text)
    {
        using var painter = new CaptionPainter(NullLogger.Instance);
        foreach (var style in Enum.GetValues<CaptionStyle>())
        {
            using var sprite = painter.Paint(new Caption(style, new Rect(0, 0, 100, 30), text, text));
            Assert.Equal(new Size(100, 30), sprite.Size);
        }
    }

    [Fact]
    public void Look_at_them()
    {
        var size = new Size(1280, 720);
        using var stage = new CpuStage(size);
        using var guest = new Guest("mail", new Size(600, 316), FourCc.Xrgb8888);
        guest.Attach().PaintSoft().Commit();
        stage.Update(guest);
        var label = new Caption(CaptionStyle.Label, new Rect(0, 0, 620, 24), "mail", "");
        var focused = new Caption(CaptionStyle.FocusedLabel, new Rect(640, 0, 640, 24), "build:1", "Ctrl+Alt releases the pointer");
        var notice = new Caption(CaptionStyle.Notice, new Rect(0, 268, 600, 72), "mail — picture from 12 s ago", "the connection was reset by the other side\nnext attempt in 4 s");
        var panel = new Caption(CaptionStyle.Placeholder, new Rect(640, 24, 640, 336), "build:1", "connect to /run/build.sock: no such file or directory; is the VM running?\nnext attempt in 8 s");
        var small = new Caption(CaptionStyle.Placeholder, new Rect(0, 400, 80, 40), "db", "starting QEMU");
        var middle = new Caption(CaptionStyle.Placeholder, new Rect(100, 400, 240, 135), "db", "starting QEMU\nnext attempt in 3 s");
        var large = new Caption(CaptionStyle.Placeholder, new Rect(360, 380, 600, 338), "a rather long name of a virtual machine that needs two lines", "the server closed the connection");
        var whole = new Rect(size);
        var picture = stage.Draw(Scenes.Of(size, Scenes.View(guest, new Rect(0, 24, 600, 316), whole, dimmed: true, label, focused, notice, panel, small, middle, large)));
        Pictures.Save(picture, "captions");
    }
}
