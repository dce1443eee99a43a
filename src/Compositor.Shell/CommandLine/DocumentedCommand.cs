using System.CommandLine;

namespace Compositor.Shell.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="description">For the help.</param>
/// <param name="examples">Whole command lines.</param>
internal class DocumentedCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
