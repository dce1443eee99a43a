using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What importing a dma-buf depends on, beside the device and driver that import it.</summary>
/// <param name="Exporter">Who made the memory, as the kernel calls it: "udmabuf", "virtio_gpu", "i915", "system".</param>
/// <param name="Format">The pixel format.</param>
/// <param name="Modifier">The layout, <see cref="Modifier.Implicit"/> when it is not told.</param>
public readonly record struct ImportCase(string Exporter, FourCc Format, ulong Modifier);
