using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>Makes the memory behind a canvas; the shell brings it, as the core makes no system calls.</summary>
/// <exception cref="SourceException">Memory is out.</exception>
public delegate ICanvas CanvasFactory(string name, Size size, FourCc format);
