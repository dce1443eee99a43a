using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Compositor.Architecture.Tests;

/// <summary>What an assembly file says it needs, read without loading it.</summary>
internal sealed class AssemblyFacts
{
    public AssemblyFacts(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        References = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        CallsNativeCode = metadata.GetTableRowCount(TableIndex.ImplMap) > 0;
    }

    public IReadOnlyList<string> References { get; }

    /// <summary>True when it declares a P/Invoke.</summary>
    public bool CallsNativeCode { get; }

    /// <summary>The references to projects of this solution.</summary>
    public IEnumerable<string> Own => References.Where(name => name.StartsWith("Compositor.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
