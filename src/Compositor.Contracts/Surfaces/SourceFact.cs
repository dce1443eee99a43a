namespace Compositor.Contracts;

/// <summary>Something that a source says of its connection, for people who ask how it is.</summary>
/// <param name="Name">A word or two, lower case: "decoder".</param>
/// <param name="Value">With its unit: "3.9 Mbit/s".</param>
public sealed record SourceFact(string Name, string Value);
