namespace Compositor.Sources;

/// <summary>A key that a server had when it was first seen.</summary>
/// <param name="Fingerprint">Of it.</param>
/// <param name="Line">Of the file, from 1.</param>
public readonly record struct KnownKey(string Fingerprint, int Line);
