namespace Compositor.Contracts;

/// <summary>A file for a guest.</summary>
/// <param name="Name">What it is called there; no path.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Content">Open for reading, from position 0 on; whoever takes the record owns it.</param>
public sealed record GuestFile(string Name, long Length, SafeFd Content);
