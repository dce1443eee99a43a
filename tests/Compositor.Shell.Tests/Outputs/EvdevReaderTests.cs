using Compositor.Contracts;
using Compositor.Shell.Outputs.Kms;
using Compositor.Unix;
using Xunit;
using static Compositor.Unix.EvdevTypes;

namespace Compositor.Shell.Tests.Outputs;

public sealed class EvdevReaderTests
{
    private const ushort A = 30;
    private const ushort Left = FirstMouseButton;
    private static readonly AxisRange Range = new(0, 99);
    private static readonly EvdevTraits Mouse = new(PositionKind.None, default, default);
    private static readonly EvdevTraits Tablet = new(PositionKind.Tablet, Range, Range);
    private static readonly EvdevTraits Pad = new(PositionKind.TouchPad, new AxisRange(0, 1499), new AxisRange(0, 1499));
    private static readonly EvdevTraits Screen = new(PositionKind.TouchScreen, Range, Range, Range, Range);

    private readonly InputRecord _input = new();
    private readonly Desktop _desktop = new((_, _) => { });

    public EvdevReaderTests() => _desktop.Place([("one", new Size(100, 100))]);

    [Fact]
    public void Keys_are_pressed_and_let_go_and_not_repeated() =>
        Assert.Equal("key 30 down; key 30 up", Say(Mouse, (Key, A, 1), Report(), (Key, A, 2), Report(), (Key, A, 0), Report()));

    [Fact]
    public void A_key_that_is_down_already_is_pressed_once() =>
        Assert.Equal("key 30 down; key 30 up", Say(Mouse, (Key, A, 1), (Key, A, 1), (Key, A, 0), (Key, A, 0), (Key, A, 77), Report()));

    [Fact]
    public void Keys_above_the_buttons_are_keys_and_joysticks_are_not() =>
        Assert.Equal("key 352 down", Say(Mouse, (Key, 352, 1), (Key, 0x120, 1), (Key, 0x140, 1), Report()));

    [Fact]
    public void A_movement_is_told_once_a_report_and_before_a_button() =>
        Assert.Equal(
            "one 53,54 by 3,4; button 110 down; one 54,54 by 1,0",
            Say(Mouse, (Relative, X, 1), (Relative, Y, 4), (Relative, X, 2), (Key, Left, 1), (Relative, X, 1), Report()));

    [Fact]
    public void Wheels_turn_by_notches_and_finer_steps_are_not_counted_twice() =>
        Assert.Equal("wheel 1,-2", Say(Mouse, (Relative, Wheel, -2), (Relative, HorizontalWheel, 1), (Relative, 11, -240), Report()));

    [Fact]
    public void A_tablet_is_where_it_says_also_when_only_one_axis_changed() =>
        Assert.Equal(
            "one 10,20 by -40,-30; button 110 down; one 10,90 by 0,70",
            Say(Tablet, (Absolute, X, 10), (Absolute, Y, 20), (Key, Left, 1), Report(), (Absolute, Y, 90), Report()));

    [Fact]
    public void A_pen_that_touches_clicks() =>
        Assert.Equal("one 10,20 by -40,-30; button 110 down; button 110 up", Say(
            Tablet, (Absolute, X, 10), (Absolute, Y, 20), (Key, Touch, 1), Report(), (Key, Touch, 0), Report()));

    [Fact]
    public void A_finger_on_a_pad_moves_by_its_way_and_not_to_its_place() =>
        Assert.Equal("one 57,45 by 7,-5; one 58,45 by 1,0", Say(
            Pad,
            (Key, Touch, 1), (Absolute, X, 1000), (Absolute, Y, 1000), Report(),
            (Absolute, X, 1007), (Absolute, Y, 995), Report(),
            (Key, Touch, 0), Report(),
            (Key, Touch, 1), (Absolute, X, 10), (Absolute, Y, 20), Report(),
            (Absolute, X, 11), Report()));

    [Fact]
    public void Fingers_on_a_screen_have_places_of_their_own() =>
        Assert.Equal("finger 0 Down one 10,20; finger 1 Down one 50,60; finger 1 Move one 55,60; finger 0 Up one 10,20", Say(
            Screen,
            (Absolute, TouchSlot, 0), (Absolute, TouchId, 5), (Absolute, TouchX, 10), (Absolute, TouchY, 20), (Absolute, X, 10), Report(),
            (Absolute, TouchSlot, 1), (Absolute, TouchId, 6), (Absolute, TouchX, 50), (Absolute, TouchY, 60), Report(),
            (Absolute, TouchX, 55), Report(),
            (Absolute, TouchSlot, 0), (Absolute, TouchId, -1), Report()));

    [Theory]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_finger_too_many_is_not_followed(int slot) =>
        Assert.Equal("", Say(Screen, (Absolute, TouchSlot, slot), (Absolute, TouchId, 5), (Absolute, TouchX, 10), Report()));

    [Fact]
    public void When_events_were_lost_everything_is_let_go_and_the_rest_of_the_report_is_not_believed() =>
        Assert.Equal("key 30 down; button 110 down; key 30 up; button 110 up; key 30 down", Say(
            Mouse,
            (Key, A, 1), (Key, Left, 1), Report(),
            (Synchronization, Dropped, 0), (Key, 31, 1), (Relative, X, 5), Report(),
            (Key, A, 1), Report()));

    [Fact]
    public void What_a_lost_device_held_is_let_go()
    {
        var reader = new EvdevReader(Screen, _desktop);
        Say(reader, (Key, A, 1), (Absolute, TouchSlot, 3), (Absolute, TouchId, 1), Report());
        reader.ReleaseAll(_input);
        Assert.Equal("key 30 up; finger 3 Up one 0,0", _input.Take());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_events_do_no_harm_and_leave_no_key_down(int seed)
    {
        var random = new Random(seed);
        foreach (var traits in (EvdevTraits[])[Mouse, Tablet, Pad, Screen])
        {
            var reader = new EvdevReader(traits, _desktop);
            for (var i = 0; i < 5000; i++)
            {
                reader.Handle(new EvdevEvent((ushort)random.Next(5), (ushort)random.Next(0x170), random.Next(8) == 0 ? random.Next() : random.Next(-2, 3)), _input);
            }

            reader.Handle(new EvdevEvent(Synchronization, EvdevTypes.Report, 0), _input);
            reader.ReleaseAll(_input);
            var presses = _input.Take().Split("; ").Select(line => line.Split(' ')).Where(words => words[0] is "key" or "button");
            Assert.All(presses.GroupBy(words => $"{words[0]} {words[1]}", words => words[2]), group => Assert.Equal("up", group.Last()));
        }
    }

    private static (ushort, ushort, int) Report() => (Synchronization, EvdevTypes.Report, 0);

    private string Say(EvdevTraits traits, params (ushort Type, ushort Code, int Value)[] events) => Say(new EvdevReader(traits, _desktop), events);

    private string Say(EvdevReader reader, params (ushort Type, ushort Code, int Value)[] events)
    {
        foreach (var (type, code, value) in events)
        {
            reader.Handle(new EvdevEvent(type, code, value), _input);
        }

        return _input.Take();
    }
}
