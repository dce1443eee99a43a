namespace Compositor.Shell.Configuration;

/// <summary>A whole valid configuration. Immutable.</summary>
/// <param name="Path">The file it was read from, absolute.</param>
/// <param name="Shell">[shell].</param>
/// <param name="Sources">Each [[source]], in the order of the file.</param>
/// <param name="Layout">[layout].</param>
/// <param name="Input">[input].</param>
/// <param name="Bindings">[bindings].</param>
internal sealed record ShellConfiguration(
    string Path,
    ShellOptions Shell,
    IReadOnlyList<SourceConfiguration> Sources,
    PolicyConfiguration Layout,
    PolicyConfiguration Input,
    IReadOnlyList<Binding> Bindings);
