namespace Compositor.Contracts;

/// <summary>
/// Decides which surface gets an event. Pure, as <see cref="ILayoutPolicy"/>, and replaced by the built-in click-to-focus on the same
/// grounds. Bindings are taken out before it; a release always goes where its press went, whatever the policy says of it.
/// </summary>
public interface IInputPolicy
{
    /// <summary>Routes one event.</summary>
    /// <param name="input">What happened.</param>
    /// <param name="seat">Focus, pointer and grab at that moment.</param>
    InputRoute Route(in InputEvent input, in SeatState seat);
}
