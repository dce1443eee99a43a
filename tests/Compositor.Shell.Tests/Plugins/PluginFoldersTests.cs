using Compositor.Shell.Plugins;
using Xunit;

namespace Compositor.Shell.Tests.Plugins;

public sealed class PluginFoldersTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void ThePluginsBesideTheExecutableLoad()
    {
        var catalogue = PluginFolders.Load(Path.Combine(Places.Shell, "plugins"));

        Assert.Contains("testcard", catalogue.Sources.Keys);
        Assert.Subset(catalogue.Layouts.Keys.ToHashSet(), new HashSet<string> { "single", "grid", "main-stack" });
        Assert.Subset(catalogue.InputPolicies.Keys.ToHashSet(), new HashSet<string> { "click-to-focus", "follow-pointer" });
        Assert.All(catalogue.Plugins.Where(plugin => plugin.Name is "Layouts" or "Routing" or "Testcard"), plugin => Assert.Null(plugin.Reason));
    }

    [Fact]
    public void NoPluginCarriesTheContract() =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Places.Shell, "plugins"), "Compositor.Contracts.dll", SearchOption.AllDirectories));

    [Theory]
    [InlineData("throw-in-register", "failed while it registered: no registration today")]
    [InlineData("throw-in-constructor", "failed in its constructor: no constructor today")]
    [InlineData("other-contract", "was built for version 999 of the plugin contract; this program has version 3")]
    [InlineData("bad-name", "registers the name \"Bad Name\"; names are lower case letters, digits and dashes")]
    [InlineData("same-name-twice", "registers \"twice\" twice")]
    [InlineData("nothing", "registers nothing")]
    public void ABrokenPluginIsRefusedAndTheOthersRun(string fault, string reason)
    {
        AddPlugin("a-broken", fault);
        AddPlugin("b-sound");

        var catalogue = PluginFolders.Load(_scratch.Path);

        Assert.Equal(["a-broken", "b-sound"], catalogue.Plugins.Select(plugin => plugin.Name));
        Assert.Equal([reason, null], catalogue.Plugins.Select(plugin => plugin.Reason));
        Assert.Equal("sound", Assert.Single(catalogue.Layouts.Keys));
    }

    [Fact]
    public void TheSecondPluginWithANameIsRefused()
    {
        AddPlugin("one");
        AddPlugin("two");

        var catalogue = PluginFolders.Load(_scratch.Path);

        Assert.Equal("brings the layout \"sound\", which plugin \"one\" has brought already", catalogue.Plugins[1].Reason);
    }

    [Fact]
    public void AFileThatIsNoAssemblyIsRefused()
    {
        _scratch.Write("bad/bad.dll", "not an assembly");

        Assert.StartsWith("bad.dll cannot be loaded: ", Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAssemblyWithoutAPluginIsRefused()
    {
        var contracts = Path.Combine(Places.Shell, "Tomlyn.dll");
        Directory.CreateDirectory(_scratch.File("library"));
        File.Copy(contracts, _scratch.File("library/Tomlyn.dll"));

        Assert.Equal("Tomlyn.dll has no public class that implements IPlugin", Reason());
    }

    [Fact]
    public void AnEmptyFolderIsRefused()
    {
        Directory.CreateDirectory(_scratch.File("empty"));

        Assert.Equal("has no assembly in its folder", Reason());
    }

    [Fact]
    public void TwoAssembliesWithoutADescriptionAreRefused()
    {
        _scratch.Write("two/a.dll", string.Empty);
        _scratch.Write("two/b.dll", string.Empty);

        Assert.StartsWith("has more than one assembly", Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADescriptionWithoutItsAssemblyIsRefused()
    {
        _scratch.Write("gone/Gone.deps.json", "{}");

        Assert.Equal("Gone.dll is missing", Reason());
    }

    [Fact]
    public void ADirectoryThatIsNotThereIsEmpty() => Assert.Empty(PluginFolders.Load(_scratch.File("nowhere")).Plugins);

    private string? Reason() => Assert.Single(PluginFolders.Load(_scratch.Path).Plugins).Reason;

    private void AddPlugin(string name, string? fault = null)
    {
        Directory.CreateDirectory(_scratch.File(name));
        foreach (var file in Directory.GetFiles(Places.BrokenPlugin, "Compositor.BrokenPlugin.*"))
        {
            File.Copy(file, _scratch.File(Path.Combine(name, Path.GetFileName(file))));
        }

        if (fault is not null)
        {
            _scratch.Write(Path.Combine(name, "fault"), fault);
        }
    }
}
