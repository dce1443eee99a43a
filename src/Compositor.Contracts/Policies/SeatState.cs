namespace Compositor.Contracts;

/// <summary>The seat at the moment of an event, as a policy sees it.</summary>
/// <param name="Focus">Has the keyboard; null for nobody.</param>
/// <param name="Under">Is under the pointer, or the finger of a touch event; null for none.</param>
/// <param name="Grab">Holds the pointer, until a button is up or for a relative mouse; null for none.</param>
public readonly record struct SeatState(SurfaceId? Focus, SurfaceId? Under, SurfaceId? Grab);
