namespace Compositor.Contracts;

/// <summary>What a policy decides about an event.</summary>
/// <param name="Target">Gets the event; null drops it.</param>
/// <param name="TakesFocus">True when <paramref name="Target"/> gets the keyboard focus, before the event reaches it.</param>
public readonly record struct InputRoute(SurfaceId? Target, bool TakesFocus = false)
{
    /// <summary>Nobody gets it.</summary>
    public static InputRoute Drop => default;

    /// <summary>A surface gets it; the focus stays where it is.</summary>
    /// <param name="target">The surface; null drops the event.</param>
    public static InputRoute Forward(SurfaceId? target) => new(target);

    /// <summary>A surface gets the focus, then the event.</summary>
    /// <param name="target">The surface; null drops the event.</param>
    public static InputRoute ForwardWithFocus(SurfaceId? target) => new(target, target is not null);
}
