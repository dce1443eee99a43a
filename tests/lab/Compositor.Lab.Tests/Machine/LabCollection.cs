using Xunit;

namespace Compositor.Lab.Tests.Machine;

/// <summary>The tests that share one lab; it is booted with the first of them and ends after the last.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<LabMachine>
{
    /// <summary>For <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "lab";
}
