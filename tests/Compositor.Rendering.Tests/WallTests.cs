using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering.Tests.Fakes;
using Xunit;

namespace Compositor.Rendering.Tests;

/// <summary>A wall of four, as people see it; both renderers leave a picture to look at.</summary>
public sealed class WallTests : LiveTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wall_of_four(bool gl)
    {
        var output = new Size(1280, 720);
        using Stage stage = gl ? new GlStage(output) : new CpuStage(output);
        var formats = new[] { FourCc.Xrgb8888, FourCc.Xbgr8888, FourCc.Rgb565 };
        var guests = formats.Select((format, i) => new Guest($"vm{i}", new Size(1024 >> (i % 2), 768 >> (i % 2)), format)).ToList();
        using var empty = new Guest("vm3", new Size(8, 8), FourCc.Xrgb8888);
        var views = new List<View>();
        for (var i = 0; i < 4; i++)
        {
            var area = new Rect(i % 2 * 640, i / 2 * 360, 640, 360);
            var content = area with { Y = area.Y + 24, Height = 336 };
            var bar = new Caption(i == 1 ? CaptionStyle.FocusedLabel : CaptionStyle.Label, area with { Height = 24 }, $"vm{i}", "");
            if (i == 3)
            {
                views.Add(new View(empty.Surface, area, content, default, default, false, [bar, new Caption(CaptionStyle.Placeholder, content, "vm3", "no answer from the host\nnext attempt in 5 s")]));
                continue;
            }

            guests[i].Attach().PaintSoft().Commit();
            stage.Update(guests[i]);
            var picture = content.Fit(guests[i].Canvas.Size);
            var notice = new Caption(CaptionStyle.Notice, picture with { Y = picture.Y + picture.Height - 72, Height = 72 }, "vm2 — picture from 3 min ago", "the connection was lost\nnext attempt in 2 s");
            views.Add(new View(guests[i].Surface, area, content, guests[i].Canvas.Size, picture, i == 2, i == 2 ? [bar, notice] : [bar]));
        }

        var drawn = stage.Draw(new OutputScene(Scenes.Output, output, views));
        Pictures.Save(drawn, gl ? "wall-gl" : "wall-cpu");
        Assert.NotEqual(0, drawn[320, 200]);
        guests.ForEach(guest => guest.Dispose());
    }
}
