using Compositor.Contracts;
using Compositor.Shell.Outputs.Kms;
using Compositor.Unix;
using Xunit;

namespace Compositor.Shell.Tests.Outputs;

public sealed class DesktopTests
{
    private const ushort Left = EvdevTypes.FirstMouseButton;
    private static readonly AxisRange Range = new(0, 32767);

    private readonly InputRecord _input = new();
    private readonly List<(int Output, Point Position)> _pointer = [];
    private readonly Desktop _desktop;

    public DesktopTests()
    {
        _desktop = new Desktop((output, position) => _pointer.Add((output, position)));
        _desktop.Place([("one", new Size(100, 80)), ("two", new Size(60, 40))]);
    }

    [Fact]
    public void The_pointer_begins_in_the_middle_of_the_first_output() => Assert.Equal((0, new Point(50, 40)), _pointer[^1]);

    [Fact]
    public void A_mouse_crosses_from_output_to_output_and_ends_at_the_last_edge()
    {
        _desktop.MoveBy(49, 0, _input);
        Assert.Equal("one 99,40 by 49,0", _input.Take());
        _desktop.MoveBy(1, 0, _input);
        Assert.Equal("two 0,39 by 1,0", _input.Take());
        Assert.Equal((1, new Point(0, 39)), _pointer[^1]);
        _desktop.MoveBy(1000, 1000, _input);
        Assert.Equal("two 59,39 by 1000,1000", _input.Take());
        _desktop.MoveBy(-60, int.MinValue, _input);
        Assert.Equal($"one 99,0 by -60,{int.MinValue}", _input.Take());
        _desktop.MoveBy(int.MinValue, 0, _input);
        Assert.Equal($"one 0,0 by {int.MinValue},0", _input.Take());
    }

    [Fact]
    public void A_tablet_reaches_every_corner_of_every_output()
    {
        _desktop.MoveTo(Range, 0, Range, 0, _input);
        Assert.Equal("one 0,0 by -50,-40", _input.Take());
        _desktop.MoveTo(Range, 32767, Range, 32767, _input);
        Assert.Equal("two 59,39 by 159,39", _input.Take());
        _desktop.MoveTo(Range, 32767 * 99 / 159, Range, 32767, _input);
        Assert.StartsWith("one 98,79", _input.Take(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drag_stays_on_its_output()
    {
        _desktop.Button(Left, true, _input);
        _desktop.MoveBy(200, 0, _input);
        Assert.Equal("button 110 down; one 99,40 by 200,0", _input.Take());
        _desktop.Button(Left, false, _input);
        _desktop.MoveBy(1, 0, _input);
        Assert.Equal("button 110 up; two 0,39 by 1,0", _input.Take());
    }

    [Fact]
    public void A_locked_pointer_moves_nowhere_but_says_how_far_it_would()
    {
        _desktop.IsLocked = true;
        _desktop.MoveBy(30, 5, _input);
        _desktop.IsLocked = false;
        _desktop.MoveBy(1, 0, _input);
        Assert.Equal("one 50,40 by 30,5; one 51,40 by 1,0", _input.Take());
    }

    [Fact]
    public void The_pointer_finds_back_to_its_output_after_a_time_without_any()
    {
        _desktop.MoveBy(70, 0, _input);
        Assert.Equal((1, new Point(20, 39)), _pointer[^1]);
        _input.Take();
        _desktop.Place([]);
        _desktop.MoveBy(5, 5, _input);
        _desktop.MoveTo(Range, 5, Range, 5, _input);
        _desktop.Touch(0, TouchPhase.Down, Range, 5, Range, 5, _input);
        Assert.Equal("", _input.Take());

        _desktop.Place([("two", new Size(10, 10)), ("three", new Size(10, 10))]);
        Assert.Equal((0, new Point(9, 9)), _pointer[^1]);
        _desktop.Place([("three", new Size(30, 30))]);
        Assert.Equal((0, new Point(15, 15)), _pointer[^1]);
    }

    [Fact]
    public void A_button_held_when_the_outputs_change_does_not_hold_the_pointer()
    {
        _desktop.Button(Left, true, _input);
        _desktop.Place([("one", new Size(100, 80)), ("two", new Size(60, 40))]);
        _desktop.MoveBy(60, 0, _input);
        Assert.Equal("button 110 down; two 10,39 by 60,0", _input.Take());
    }
}
