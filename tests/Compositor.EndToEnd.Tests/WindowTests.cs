using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.EndToEnd.Tests;

/// <summary>A window on a real X server, with a person's keyboard and mouse: the way from a device to a guest, and to the screen.</summary>
public sealed class WindowTests
{
    private const int Width = 720;
    private const int Height = 424;
    private const int A = 30;
    private const int LeftButton = 0x110;

    // Tiles of 360 x 424, of which 24 are the label: each card fills its tile one to one.
    private const string CardSize = "360x400";

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task A_bound_chord_is_the_shells_and_every_other_key_the_guests(string renderer)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards(renderer));

        await x.XdoAsync("keydown", "a");
        await CardIsAsync(wall, "alpha", card => card is { Events: 1, Held: [A] });
        await x.XdoAsync("keyup", "a");
        await CardIsAsync(wall, "alpha", card => card is { Events: 2, Held: [] });

        await x.KeyAsync("super+2");
        await wall.WaitForAsync("beta", "has the focus", now => now.HasFocus);
        await x.KeyAsync("a");
        await CardIsAsync(wall, "beta", card => card is { Events: 2, Held: [] });
        await x.KeyAsync("super+1");
        await wall.WaitForAsync("alpha", "has the focus", now => now.HasFocus);

        // Keys arrive in order: had the chords left a trace, it would be there before this one.
        await x.KeyAsync("a");
        await CardIsAsync(wall, "alpha", card => card is { Events: 4, Held: [] });
        Assert.Equal(2, (await wall.CardAsync("beta")).Events);
        Assert.Equal(0, (await wall.StatusAsync()).GetProperty("held-presses").GetInt32());
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task The_pointer_is_where_the_mouse_is_and_a_click_takes_the_focus(string renderer)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards(renderer));

        await x.PointAsync(200, 24 + 300);
        await CardIsAsync(wall, "alpha", card => card.Pointer == (200, 300));
        await x.ClickAsync(360 + 180, 24 + 250);
        await CardIsAsync(wall, "beta", card => card is { Pointer: (180, 250), Events: 2, Held: [] });
        Assert.True((await wall.SourceAsync("beta")).HasFocus);
        Assert.Equal(0, (await wall.CardAsync("alpha")).Events);

        // A drag stays with the guest in which it began.
        await x.XdoAsync("mousedown", "1");
        await x.PointAsync(100, 24 + 200);
        await CardIsAsync(wall, "beta", card => card is { Held: [LeftButton], Pointer: (0, 200) });
        await x.XdoAsync("mouseup", "1");
        await CardIsAsync(wall, "beta", card => card is { Events: 4, Held: [] });
        Assert.Equal(0, (await wall.CardAsync("alpha")).Events);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task A_relative_mouse_is_grabbed_by_a_click_and_released_by_its_chord()
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(
            workspace, x, Start("cpu") + Configurations.Board("alpha", CardSize) + Configurations.Board("beta", CardSize, "pointer = \"relative\""));

        await x.ClickAsync(540, 300);
        await CardIsAsync(wall, "beta", card => card.Events == 2);
        await x.XdoAsync("mousemove_relative", "7", "5");
        await CardIsAsync(wall, "beta", card => card.Pointer == (187, 205));

        // Further than the window is wide: the pointer cannot leave.
        for (var i = 0; i < 8; i++)
        {
            await x.XdoAsync("mousemove_relative", "--", "-100", "0");
        }

        await CardIsAsync(wall, "beta", card => card.Pointer?.X <= 2);
        await x.ClickAsync(100, 300);
        await CardIsAsync(wall, "beta", card => card.Events == 4);
        Assert.Equal(0, (await wall.CardAsync("alpha")).Events);

        await x.KeyAsync("super+Escape");
        await x.ClickAsync(100, 300);
        await CardIsAsync(wall, "alpha", card => card.Events == 2);
        Assert.Equal(4, (await wall.CardAsync("beta")).Events);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task Details_are_shown_in_the_labels_and_hidden_again(string renderer)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards(renderer));
        var before = await wall.OutputPictureAsync();

        await x.KeyAsync("super+i");
        await Eventually.TrueAsync("both labels have words on their right half", async () =>
        {
            var now = await wall.OutputPictureAsync($"details-{renderer}.png");
            return new[] { 180, 540 }.All(left => now.Cut(left, 0, 180, 24).DifferencesTo(before.Cut(left, 0, 180, 24)) > 50);
        });
        await x.KeyAsync("super+i");
        await Eventually.TrueAsync("they are gone", async () => (await wall.OutputPictureAsync()).DifferencesTo(before) == 0);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task The_screen_shows_what_the_compositor_says_also_after_a_resize(string renderer)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards(renderer));
        await AssertShownAsync(Width, Height);

        await x.ResizeAsync(900, 700);
        await AssertShownAsync(900, 700);
        await x.ResizeAsync(500, 300);
        await AssertShownAsync(500, 300);
        await x.ResizeAsync(Width, Height);
        await AssertShownAsync(Width, Height);
        var output = await wall.OutputPictureAsync($"window-{renderer}.png");
        Assert.Equal(0, (await wall.SourcePictureAsync("alpha")).DifferencesTo(output.Cut(0, 24, 360, 400)));
        Assert.Equal(0, await wall.QuitAsync());

        Task AssertShownAsync(int width, int height) => Eventually.TrueAsync($"the window shows {width}x{height} as captured", async () =>
        {
            var own = await wall.OutputPictureAsync();
            var seen = await x.PictureAsync(workspace["seen.png"]);

            // GL draws windows upside down, which rounds what is scaled otherwise.
            return (seen.Width, seen.Height) == (width, height) && seen.DistanceTo(own) <= (renderer == "gl" ? 1 : 0) && seen.HasContent;
        });
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task A_key_reaches_the_machine_whose_tile_was_clicked(string renderer)
    {
        var binary = QemuBinary.Require("system", Guest.Grub);
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1600, 500);
        await using var alpha = await Qemu.StartAsync(workspace, "alpha", binary, Guest.Grub);
        await using var beta = await Qemu.StartAsync(workspace, "beta", binary, Guest.Grub);
        await using var wall = await StartAsync(
            workspace, x, Start(renderer) + Configurations.Machine("alpha", alpha) + Configurations.Machine("beta", beta), "1440x424");
        await alpha.WaitForStillPictureAsync(picture => picture is { Width: 720, HasContent: true });
        await beta.WaitForStillPictureAsync(picture => picture is { Width: 720, HasContent: true });
        var (untouched, menu) = (await alpha.ScreendumpAsync(), await beta.ScreendumpAsync());

        await x.ClickAsync(720 + 360, 200);
        await wall.WaitForAsync("beta", "has the focus", now => now.HasFocus);
        await x.KeyAsync("c");

        await beta.WaitForStillPictureAsync(picture => picture.DifferencesTo(menu) > 1000);
        Assert.True(untouched.DifferencesTo(await alpha.ScreendumpAsync()) < 1000, "the key reached the other guest, too");
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Fact]
    public async Task Changed_bindings_are_in_force_at_once()
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards("cpu"));

        await wall.SaveAsync(Cards("cpu").Replace("Super+2", "Ctrl+F5", StringComparison.Ordinal));
        await wall.WaitForLogAsync("the changed configuration is in force");
        await x.KeyAsync("ctrl+F5");
        await wall.WaitForAsync("beta", "has the focus", now => now.HasFocus);
        await x.KeyAsync("super+2");

        // Super and 2, down and up: no chord any more.
        await CardIsAsync(wall, "beta", card => card is { Events: 4, Held: [] });
        Assert.Equal(0, (await wall.CardAsync("alpha")).Events);
        Assert.Equal(0, await wall.QuitAsync());
    }

    [Theory]
    [InlineData("throwing", "input policy throwing is replaced by the built-in click-to-focus: it threw InvalidOperationException: no route today")]
    [InlineData("hanging", "input policy hanging is replaced by the built-in click-to-focus: it did not answer within 2000 ms")]
    [InlineData("astray", "")]
    public async Task A_bad_input_policy_does_no_harm(string policy, string message)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        var text = Cards("cpu", policy);
        await using var wall = await StartAsync(workspace, x, text, $"{Width}x{Height}", "--plugins", PluginDirectory.LayOut(workspace));

        await x.ClickAsync(540, 300);
        await x.KeyAsync("a");
        if (message.Length == 0)
        {
            await x.KeyAsync("super+2");
            await wall.WaitForAsync("beta", "has the focus", now => now.HasFocus);
            await wall.SaveAsync(Cards("cpu"));
            await wall.WaitForLogAsync("the changed configuration is in force");
            await x.ClickAsync(540, 300);
            await x.KeyAsync("a");
        }
        else
        {
            await wall.WaitForLogAsync(message);
        }

        // The click and the key, which the built-in policy gives to the guest under the pointer.
        await CardIsAsync(wall, "beta", card => card is { Events: 4, Held: [] });
        Assert.Equal(0, await wall.QuitAsync());
    }

    /// <summary>The render thread, drawing, may read what is for the main thread; nothing else happens that would wake it.</summary>
    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public async Task A_window_that_is_drawn_into_answers_always(string renderer)
    {
        using var workspace = new Workspace();
        await using var x = await XServer.StartAsync(1000, 800);
        await using var wall = await StartAsync(workspace, x, Cards(renderer));

        for (var i = 0; i < 1500; i++)
        {
            await wall.ControlAsync(new { verb = "send-key", name = "alpha", keys = (string[])["A"] });
            await wall.ControlAsync(new { verb = "status" });
        }

        Assert.Equal(0, await wall.QuitAsync());
    }

    private static string Start(string renderer, string input = "click-to-focus") =>
        Configurations.Start(shell: $"renderer = \"{renderer}\"", input: input, bindings: Configurations.AlphaAndBeta);

    private static string Cards(string renderer, string input = "click-to-focus") =>
        Start(renderer, input) + Configurations.Board("alpha", CardSize) + Configurations.Board("beta", CardSize);

    private static async Task<CompositorProcess> StartAsync(
        Workspace workspace, XServer x, string configuration, string size = "720x424", params string[] options)
    {
        var wall = await CompositorProcess.StartAsync(workspace, configuration, ["--output", "sdl", "--size", size, .. options], x.Environment);
        await x.FindWindowAsync();
        await wall.WaitForAsync("alpha", "is shown", now => now is { State: "live", IsShown: true });
        await wall.WaitForAsync("beta", "is shown", now => now is { State: "live", IsShown: true });
        return wall;
    }

    private static Task CardIsAsync(CompositorProcess wall, string name, Predicate<Card> isReached) =>
        Eventually.TrueAsync($"{name} has drawn its input", async () => isReached(await wall.CardAsync(name)), 15);
}
