using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Lab.Tests.Kms;

/// <summary>Keyboard, tablet, mouse and wheel, moved from outside, from the kernel's devices to the guest that is meant.</summary>
public sealed partial class KmsTests
{
    private const int A = 30;
    private const int LeftButton = 0x110;

    [Fact]
    public async Task A_key_reaches_the_focused_source_and_no_other_and_a_chord_only_the_shell()
    {
        await wall.Viewer.FocusAsync("alpha");
        var (alpha, beta) = ((await wall.CardAsync("alpha")).Events, (await wall.CardAsync("beta")).Events);
        await lab.Input.KeyAsync("a", true);
        await wall.CardIsAsync("alpha", card => card.Held is [A] && card.Events == alpha + 1);
        await lab.Input.KeyAsync("a", false);
        await wall.CardIsAsync("alpha", card => card.Held is [] && card.Events == alpha + 2);

        await lab.Input.TypeAsync("meta_l", "2");
        await Eventually.TrueAsync("beta has the focus", async () => (await wall.SourceAsync("beta")).HasFocus);
        await lab.Input.TypeAsync("a");
        await wall.CardIsAsync("beta", card => card.Held is [] && card.Events == beta + 2);
        Assert.Equal(alpha + 2, (await wall.CardAsync("alpha")).Events);

        // Known to few keyboards, and to SDL not at all.
        await lab.Input.KeyAsync("lang1", true);
        await wall.CardIsAsync("beta", card => card.Held is [122]);
        await lab.Input.KeyAsync("lang1", false);
        await wall.CardIsAsync("beta", card => card.Held is []);
    }

    [Fact]
    public async Task A_tablet_points_clicks_and_turns_on_either_monitor()
    {
        await wall.PointAsync(0, 200, KmsWall.Label + 300);
        await wall.CardIsAsync("alpha", card => card.Pointer == (200, 300));
        await wall.PointAsync(1, 300, KmsWall.Label + 400);
        await wall.CardIsAsync("beta", card => card.Pointer == (300, 400));

        var (alpha, beta) = ((await wall.CardAsync("alpha")).Events, (await wall.CardAsync("beta")).Events);
        await lab.Input.ButtonAsync("left", true);
        await wall.CardIsAsync("beta", card => card.Held is [LeftButton] && card.Events == beta + 1);
        await lab.Input.ButtonAsync("left", false);
        await lab.Input.ClickAsync("wheel-up");
        await wall.CardIsAsync("beta", card => card.Held is [] && card.Events == beta + 3);
        Assert.True((await wall.SourceAsync("beta")).HasFocus);
        Assert.Equal(alpha, (await wall.CardAsync("alpha")).Events);
    }

    [Fact]
    public async Task A_mouse_crosses_from_one_monitor_to_the_other_and_the_pointer_with_it()
    {
        await wall.PointAsync(0, 1270, KmsWall.Label + 500);
        await Eventually.TrueAsync("the pointer is on the first monitor", async () => await wall.CursorAsync() == ("crtc-0", 1270, KmsWall.Label + 500));
        await lab.Input.MoveAsync(30, -100);
        await wall.CardIsAsync("beta", card => card.Pointer == (20, 400));
        await Eventually.TrueAsync("the pointer is on the second monitor", async () => await wall.CursorAsync() == ("crtc-1", 20, KmsWall.Label + 400));
        await lab.Input.MoveAsync(-30, 0);
        await Eventually.TrueAsync("the pointer is on the first monitor", async () => await wall.CursorAsync() == ("crtc-0", 1270, KmsWall.Label + 400));
    }

    [Fact]
    public async Task A_drag_over_the_edge_stays_with_the_guest_in_which_it_began()
    {
        await wall.PointAsync(1, 10, KmsWall.Label + 500);
        await wall.CardIsAsync("beta", card => card.Pointer == (10, 500));
        await lab.Input.ButtonAsync("left", true);
        await lab.Input.MoveAsync(-200, 0);
        await wall.CardIsAsync("beta", card => card.Pointer == (0, 500) && card.Held is [LeftButton]);
        await lab.Input.ButtonAsync("left", false);
        await wall.CardIsAsync("beta", card => card.Held is []);
    }

    [Fact]
    public async Task A_keyboard_that_is_plugged_in_later_is_heard_and_lets_go_of_its_keys_when_it_is_pulled()
    {
        await wall.Viewer.FocusAsync("alpha");
        await lab.Qmp.ExecuteAsync("device_add", new { driver = "usb-kbd", id = "late", display = "gpu" });
        try
        {
            await Eventually.TrueAsync("it is there", async () => (await wall.Viewer.LogAsync()).Contains("QEMU USB Keyboard", StringComparison.Ordinal), 60);

            await lab.Input.KeyAsync("a", true, "gpu");
            await wall.CardIsAsync("alpha", card => card.Held is [A]);
        }
        finally
        {
            await lab.Qmp.ExecuteAsync("device_del", new { id = "late" });
        }

        await wall.CardIsAsync("alpha", card => card.Held is []);
        await lab.Input.KeyAsync("b", true);
        await wall.CardIsAsync("alpha", card => card.Held is [48]);
        await lab.Input.KeyAsync("b", false);
        await wall.CardIsAsync("alpha", card => card.Held is []);
    }
}
