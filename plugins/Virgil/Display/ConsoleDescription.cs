namespace Compositor.Plugins.Virgil;

/// <summary>A console of a VM, as QEMU describes it once.</summary>
internal sealed record ConsoleDescription(string Path)
{
    /// <summary>The number in its path: its place in QEMU.</summary>
    public uint Index { get; init; }

    /// <summary>"virtio-vga.0".</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>"Graphic" or "Text".</summary>
    public string Type { get; init; } = string.Empty;

    public uint Width { get; init; }

    public uint Height { get; init; }

    public bool IsAbsolute { get; init; }

    public int TouchSlots { get; init; }
}
