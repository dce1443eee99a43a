using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>Names mapped bytes: the same for every descriptor of the same memory.</summary>
internal readonly record struct MappingKey(FileIdentity File, long Offset, long Length);
