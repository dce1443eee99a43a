namespace Compositor.Shell.Configuration.Syntax;

/// <summary>A key and its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Position">Of the key.</param>
/// <param name="Value">The value.</param>
internal sealed record Entry(string Name, TextPosition Position, Value Value);
