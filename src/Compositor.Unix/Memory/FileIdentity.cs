namespace Compositor.Unix;

/// <summary>Names a file for as long as somebody has it open: two descriptors of the same memory have the same identity.</summary>
/// <param name="Device">Device number, major in the high half.</param>
/// <param name="Inode">Inode number.</param>
public readonly record struct FileIdentity(ulong Device, ulong Inode);
