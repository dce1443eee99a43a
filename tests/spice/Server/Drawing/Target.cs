namespace Compositor.SpiceServer.Drawing;

/// <summary>Where an operation draws.</summary>
/// <param name="Box">The rectangle.</param>
/// <param name="Surface">0 is what the client shows.</param>
/// <param name="Clip">Null for no clip.</param>
internal readonly record struct Target(Box Box, uint Surface = 0, Box[]? Clip = null)
{
    public static implicit operator Target(Box box) => new(box);
}
