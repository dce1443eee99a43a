using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>A guest head as monitors_config has it.</summary>
/// <param name="Id">Its number in its display.</param>
/// <param name="Surface">The canvas surface that it shows; 0 is the primary one.</param>
/// <param name="Area">Its part of that surface.</param>
internal readonly record struct Monitor(uint Id, uint Surface, Rect Area);
