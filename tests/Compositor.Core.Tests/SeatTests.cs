using Compositor.Contracts;
using Compositor.Core.Tests.Fakes;
using Xunit;

namespace Compositor.Core.Tests;

public sealed class SeatTests
{
    private const ushort A = 30;
    private const ushort One = 2;
    private const ushort Super = 125;
    private const ushort Left = 0x110;

    private readonly SeatFixture _fixture = new();

    private Seat Seat => _fixture.Seat;

    [Fact]
    public void Keys_go_to_the_focus_and_repeats_nowhere()
    {
        Seat.SetFocus(SeatFixture.Alpha);
        Seat.Key(A, true);
        Seat.Key(A, true);
        Seat.Key(A, false);
        Assert.Equal(["key 30 down", "key 30 up"], _fixture.SinkOf(SeatFixture.Alpha).Events);
        Assert.Empty(_fixture.SinkOf(SeatFixture.Beta).Events);
    }

    [Fact]
    public void A_release_follows_its_press_after_the_focus_moved()
    {
        Seat.SetFocus(SeatFixture.Alpha);
        Seat.Key(A, true);
        Seat.SetFocus(SeatFixture.Beta);
        Seat.Key(A, false);
        Assert.Equal(["key 30 down", "key 30 up"], _fixture.SinkOf(SeatFixture.Alpha).Events);
        Assert.Empty(_fixture.SinkOf(SeatFixture.Beta).Events);
    }

    [Fact]
    public void A_click_takes_the_focus_and_reaches_the_guest_where_the_pointer_is()
    {
        Seat.Motion("out", new Point(150, 30), 0, 0);
        Seat.Button(Left, true);
        Seat.Button(Left, false);
        Assert.Equal(SeatFixture.Beta, Seat.Focus);
        Assert.Equal(["to 50,30", "to 50,30", "button 272 down", "button 272 up"], _fixture.SinkOf(SeatFixture.Beta).Events);
    }

    [Fact]
    public void A_drag_stays_with_its_guest()
    {
        Seat.Motion("out", new Point(150, 30), 0, 0);
        Seat.Button(Left, true);
        Seat.Motion("out", new Point(20, 40), 0, 0);
        Seat.Button(Left, false);
        Assert.Equal("to 0,40", _fixture.SinkOf(SeatFixture.Beta).Events[^2]);
        Assert.Empty(_fixture.SinkOf(SeatFixture.Alpha).Events);
    }

    [Fact]
    public void A_bound_chord_leaves_no_trace_in_the_guest()
    {
        Seat.Bindings = new HashSet<Chord> { new(KeyModifiers.Super, One) };
        Seat.SetFocus(SeatFixture.Alpha);
        Seat.Key(Super, true);
        Seat.Key(One, true);
        Seat.Key(Super, false);
        Seat.Key(One, false);
        Assert.Equal([new Chord(KeyModifiers.Super, One)], _fixture.Performed);
        Assert.Empty(_fixture.SinkOf(SeatFixture.Alpha).Events);
    }

    [Fact]
    public void A_modifier_of_a_chord_still_reaches_the_guest_with_other_keys_or_alone()
    {
        Seat.Bindings = new HashSet<Chord> { new(KeyModifiers.Super, One) };
        Seat.SetFocus(SeatFixture.Alpha);
        Seat.Key(Super, true);
        Seat.Key(A, true);
        Seat.Key(A, false);
        Seat.Key(Super, false);
        Seat.Key(Super, true);
        Seat.Key(Super, false);
        Assert.Equal(
            ["key 125 down", "key 30 down", "key 30 up", "key 125 up", "key 125 down", "key 125 up"],
            _fixture.SinkOf(SeatFixture.Alpha).Events);
    }

    [Fact]
    public void Losing_the_keyboard_lets_everything_go()
    {
        Seat.SetFocus(SeatFixture.Alpha);
        Seat.Key(A, true);
        Seat.Motion("out", new Point(10, 10), 0, 0);
        Seat.Button(Left, true);
        Seat.ReleaseAll();
        Seat.Key(A, false);
        Assert.Empty(_fixture.SinkOf(SeatFixture.Alpha).Down);
        Assert.Null(_fixture.SinkOf(SeatFixture.Alpha).Broken);
    }

    [Fact]
    public void A_relative_mouse_is_locked_by_a_click_and_freed_again()
    {
        var sink = _fixture.SinkOf(SeatFixture.Alpha);
        sink.PointerMode = PointerMode.Relative;
        Seat.Motion("out", new Point(10, 10), 3, 4);
        Assert.Empty(sink.Events);
        Seat.Button(Left, true);
        Seat.Button(Left, false);
        Assert.Equal(SeatFixture.Alpha, Seat.Locked);
        Seat.Motion("out", new Point(190, 10), 5, -6);
        Assert.Equal("by 5,-6", sink.Events[^1]);
        Seat.ReleaseLock();
        Assert.Null(Seat.Locked);
    }

    [Fact]
    public void A_touch_stays_with_the_surface_it_began_on()
    {
        Seat.Touch(0, TouchPhase.Down, "out", new Point(120, 5));
        Seat.Touch(0, TouchPhase.Move, "out", new Point(30, 6));
        Seat.Touch(0, TouchPhase.Up, "out", new Point(130, 7));
        Assert.Equal(["touch 0 Down 20,5", "touch 0 Move 0,6", "touch 0 Up 30,7"], _fixture.SinkOf(SeatFixture.Beta).Events);
        Assert.Equal(SeatFixture.Beta, Seat.Focus);
    }
}
