using Xunit;

namespace Compositor.Core.Tests;

public sealed class RedrawMachineTests
{
    [Fact]
    public void Every_event_in_every_state_has_an_answer()
    {
        foreach (var state in Enum.GetValues<RedrawState>())
        {
            foreach (var happened in Enum.GetValues<RedrawEvent>())
            {
                Assert.True(Enum.IsDefined(RedrawMachine.Next(state, happened)));
            }
        }
    }

    [Fact]
    public void Damage_is_never_forgotten()
    {
        // From every state, damage followed by whatever ends the current frame leads to a redraw.
        foreach (var state in Enum.GetValues<RedrawState>())
        {
            var next = RedrawMachine.Next(state, RedrawEvent.Damaged);
            next = RedrawMachine.Next(next, RedrawEvent.PresentedUnpaced);
            next = RedrawMachine.Next(next, RedrawEvent.VBlank);
            Assert.Equal(RedrawState.Queued, next);
        }
    }

    [Fact]
    public void A_quiet_output_ends_idle_without_timer()
    {
        var state = RedrawMachine.Next(RedrawState.Idle, RedrawEvent.Damaged);
        state = RedrawMachine.Next(state, RedrawEvent.Submitted);
        state = RedrawMachine.Next(state, RedrawEvent.PresentedUnpaced);
        Assert.True(RedrawMachine.NeedsTimer(state));
        state = RedrawMachine.Next(state, RedrawEvent.VBlank);
        Assert.Equal(RedrawState.Idle, state);
        Assert.False(RedrawMachine.NeedsTimer(state));
    }
}
