namespace Compositor.Plugins.Virgil;

/// <summary>A method of the other end.</summary>
/// <param name="Path">Of the object.</param>
/// <param name="Interface">That has it.</param>
/// <param name="Name">Of the method.</param>
/// <param name="Signature">Of its arguments; empty for none.</param>
internal readonly record struct DBusMember(string Path, string Interface, string Name, string Signature = "");
