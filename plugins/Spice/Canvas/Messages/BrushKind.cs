namespace Compositor.Plugins.Spice;

/// <summary>Kinds of brushes, with the numbers of the wire.</summary>
internal enum BrushKind
{
    None = 0,
    Solid = 1,
    Pattern = 2,
}
