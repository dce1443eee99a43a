using Xunit;

namespace Compositor.Architecture.Tests;

/// <summary>Who may see whom (docs/ARCHITECTURE.md).</summary>
public sealed class DependencyTests
{
    private const string Contracts = "Compositor.Contracts";
    private const string Unix = "Compositor.Unix";
    private const string Sources = "Compositor.Sources";
    private const string Codecs = "Compositor.Codecs";
    private const string Core = "Compositor.Core";
    private const string Rendering = "Compositor.Rendering";

    [Theory]
    [InlineData(Contracts)]
    [InlineData(Unix, Contracts)]
    [InlineData(Core, Contracts)]
    [InlineData(Rendering, Contracts, Core, Unix)]
    [InlineData("compositor", Contracts, Core, Rendering, Unix)]
    public void A_layer_sees_only_what_it_may(string assembly, params string[] allowed) =>
        Assert.Empty(Read(assembly).Own.Except(allowed));

    [Fact]
    public void The_core_is_pure()
    {
        var core = Read(Core);
        Assert.False(core.CallsNativeCode, "the core declares a native call");
        Assert.DoesNotContain(core.References, name =>
            name.StartsWith("Silk", StringComparison.Ordinal) || name is "Tomlyn" or "McMaster.NETCore.Plugins" or "SkiaSharp");
    }

    [Fact]
    public void Libraries_stay_in_their_layer()
    {
        Assert.DoesNotContain(Read(Rendering).References, name => name is "Tomlyn" or "McMaster.NETCore.Plugins" or "System.CommandLine");
        Assert.DoesNotContain(Read("compositor").References, name => name.StartsWith("Silk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plugin_sees_the_contract_and_what_plugins_share_and_brings_no_copy_of_the_contract()
    {
        var folders = Directory.GetDirectories(Path.Combine(Checkout.ShellOutput, "plugins"));
        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            var files = Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories);
            Assert.DoesNotContain(files, file => Path.GetFileName(file) is "Compositor.Contracts.dll" or "Microsoft.Extensions.Logging.Abstractions.dll");
            foreach (var plugin in files.Where(file => Path.GetFileName(file).StartsWith("Compositor.Plugins.", StringComparison.Ordinal)))
            {
                Assert.Empty(new AssemblyFacts(plugin).Own.Except([Contracts, Unix, Sources, Codecs]));
            }
        }
    }

    [Fact]
    public void The_shell_references_no_plugin() =>
        Assert.DoesNotContain(Read("compositor").References, name => name.StartsWith("Compositor.Plugins.", StringComparison.Ordinal));

    private static AssemblyFacts Read(string assembly) => new(Path.Combine(Checkout.ShellOutput, assembly + ".dll"));
}
