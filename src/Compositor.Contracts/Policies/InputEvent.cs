namespace Compositor.Contracts;

/// <summary>One event of the seat, as a policy sees it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Code">Key or button: evdev code; touch: slot; else 0.</param>
public readonly record struct InputEvent(InputKind Kind, ushort Code = 0);
