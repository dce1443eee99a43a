using System.Text;
using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class WallClipboardTests
{
    private readonly FakeOutside _outside = new();

    [Fact]
    public async Task What_one_machine_has_copied_another_one_pastes()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.Both));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        a.Guest.Content = "hello"u8.ToArray();
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        Assert.Empty(b.Guest.Offers);
        wall.SetFocus("b");
        Assert.Equal(["Text"], b.Guest.Offers);
        Assert.Equal("hello", await PasteAsync(b));
        Assert.Empty(a.Guest.Offers);
    }

    [Theory]
    [InlineData(ClipboardPolicy.None, ClipboardPolicy.Both)]
    [InlineData(ClipboardPolicy.ToGuest, ClipboardPolicy.Both)]
    [InlineData(ClipboardPolicy.Both, ClipboardPolicy.None)]
    [InlineData(ClipboardPolicy.Both, ClipboardPolicy.FromGuest)]
    public async Task Nothing_passes_unless_both_may(ClipboardPolicy from, ClipboardPolicy to)
    {
        var wall = Wall(null, ("a", from), ("b", to));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        a.Guest.Content = "secret"u8.ToArray();
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        wall.SetFocus("b");
        Assert.Empty(b.Guest.Offers);
        Assert.Equal("", await PasteAsync(b));
    }

    [Fact]
    public async Task Without_the_focus_a_machine_neither_copies_nor_pastes()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.Both));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        wall.SetFocus("a");
        b.Wall.Offer([ClipboardFormat.Text]);
        Assert.Empty(a.Guest.Offers);
        a.Guest.Content = "secret"u8.ToArray();
        a.Wall.Offer([ClipboardFormat.Text]);
        Assert.Equal("", await PasteAsync(b));
    }

    [Fact]
    public void A_thing_is_offered_once_so_that_a_guest_keeps_what_it_copies_itself()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.ToGuest));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        wall.SetFocus("b");
        b.Wall.Offer([ClipboardFormat.Png]);
        wall.SetFocus("a");
        wall.SetFocus("b");
        Assert.Equal(["Text"], b.Guest.Offers);
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text, ClipboardFormat.Png]);
        wall.SetFocus("b");
        Assert.Equal(["Text", "Text Png"], b.Guest.Offers);
    }

    [Fact]
    public async Task The_desktop_is_read_and_written()
    {
        var wall = Wall(_outside, ("a", ClipboardPolicy.Both));
        var a = Join(wall, "a");
        wall.SetFocus("a");
        _outside.Text = "from outside"u8.ToArray();
        wall.OutsideChanged();
        wall.OutsideChanged();
        Assert.Equal(["Text"], a.Guest.Offers);
        Assert.Equal("from outside", await PasteAsync(a));
        a.Guest.Content = "from a"u8.ToArray();
        a.Wall.Offer([ClipboardFormat.Text]);
        Assert.Equal("from a", Encoding.UTF8.GetString(_outside.Text));
        wall.OutsideChanged();
        Assert.Equal(["Text"], a.Guest.Offers);
    }

    [Fact]
    public async Task What_went_outside_stays_when_its_machine_has_gone()
    {
        var wall = Wall(_outside, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.ToGuest));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        wall.SetFocus("a");
        a.Guest.Content = "last words"u8.ToArray();
        a.Wall.Offer([ClipboardFormat.Text, ClipboardFormat.Png]);
        a.Wall.End();
        wall.SetFocus("b");
        Assert.Equal(["Text"], b.Guest.Offers);
        Assert.Equal("last words", await PasteAsync(b));
    }

    [Fact]
    public async Task Without_a_desktop_it_goes_with_its_machine()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.ToGuest));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        wall.SetFocus("b");
        a.Wall.End();
        Assert.Equal(["Text", ""], b.Guest.Offers);
        Assert.Equal("", await PasteAsync(b));
    }

    [Fact]
    public void The_desktop_is_not_read_while_no_machine_may_have_it()
    {
        var wall = Wall(_outside, ("a", ClipboardPolicy.FromGuest));
        wall.OutsideChanged();
        Assert.Equal(0, _outside.Reads);
    }

    [Fact]
    public async Task Another_policy_is_in_force_at_once()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.Both));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        a.Guest.Content = "hello"u8.ToArray();
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        wall.SetFocus("b");
        wall.Apply(Policies(("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.None)));
        Assert.Equal(["Text", ""], b.Guest.Offers);
        Assert.Equal("", await PasteAsync(b));
        wall.Apply(Policies(("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.ToGuest)));
        Assert.Equal(["Text", "", "Text"], b.Guest.Offers);
        wall.Apply(Policies(("a", ClipboardPolicy.ToGuest), ("b", ClipboardPolicy.ToGuest)));
        Assert.Equal("", await PasteAsync(b));
    }

    [Fact]
    public async Task What_is_too_long_is_not_passed_on()
    {
        var wall = Wall(null, ("a", ClipboardPolicy.Both), ("b", ClipboardPolicy.Both));
        var (a, b) = (Join(wall, "a"), Join(wall, "b"));
        a.Guest.Content = new byte[IClipboard.MostBytes + 1];
        wall.SetFocus("a");
        a.Wall.Offer([ClipboardFormat.Text]);
        wall.SetFocus("b");
        Assert.Equal("", await PasteAsync(b));
    }

    // Whatever happens in whatever order, a machine reads only what may leave its owner and may come to it, with the focus.
    [Fact]
    public void No_machine_reads_what_it_may_not() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte What, byte Who)[]>(),
            ArbMap.Default.ArbFor<byte[]>(),
            (steps, rights) =>
            {
                var names = new[] { "a", "b", "c" };
                var policies = names.Select((name, i) => (name, (ClipboardPolicy)(rights.ElementAtOrDefault(i) % 4))).ToArray();
                var wall = Wall(null, policies);
                var guests = names.Select(name => Join(wall, name)).ToArray();
                foreach (var (guest, name) in guests.Zip(names))
                {
                    guest.Guest.Content = Encoding.UTF8.GetBytes(name);
                }

                var focus = -1;
                foreach (var (what, who) in steps)
                {
                    switch (what % 3)
                    {
                        case 0:
                            focus = who % 3;
                            wall.SetFocus(names[focus]);
                            break;
                        case 1:
                            guests[who % 3].Wall.Offer([ClipboardFormat.Text]);
                            break;
                        default:
                            guests[who % 3].Wall.Offer([]);
                            break;
                    }

                    for (var i = 0; i < 3; i++)
                    {
                        var read = PasteAsync(guests[i]).Result;
                        var owner = Array.IndexOf(names, read);
                        if (read.Length > 0 && (i != focus || owner == i || !policies[i].Item2.HasFlag(ClipboardPolicy.ToGuest) || !policies[owner].Item2.HasFlag(ClipboardPolicy.FromGuest)))
                        {
                            return false;
                        }
                    }
                }

                return true;
            }).QuickCheckThrowOnFailure();

    private static WallClipboard Wall(IOutsideClipboard? outside, params (string, ClipboardPolicy)[] policies)
    {
        var wall = new WallClipboard(work => work(), outside);
        wall.Apply(Policies(policies));
        return wall;
    }

    private static Dictionary<string, ClipboardPolicy> Policies(params (string Name, ClipboardPolicy Policy)[] policies) =>
        policies.ToDictionary(entry => entry.Name, entry => entry.Policy);

    private static (FakeClipboard Guest, ClipboardSession Wall) Join(WallClipboard wall, string name)
    {
        var guest = new FakeClipboard();
        return (guest, wall.Join(name, guest));
    }

    private static async Task<string> PasteAsync((FakeClipboard Guest, ClipboardSession Wall) machine) =>
        Encoding.UTF8.GetString((await machine.Wall.ReadAsync(ClipboardFormat.Text, CancellationToken.None)).Span);
}
