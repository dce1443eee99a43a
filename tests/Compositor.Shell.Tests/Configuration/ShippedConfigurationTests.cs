using Compositor.Contracts;
using Compositor.Shell.Configuration;
using Compositor.Shell.Configuration.Sections;
using Compositor.Shell.Plugins;
using Xunit;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>The files in the repository are right, and the documentation is complete.</summary>
public sealed class ShippedConfigurationTests
{
    private static readonly string[] Documents = [Path.Combine(Places.Repository, "compositor.toml"), .. Directory.GetFiles(Path.Combine(Places.Repository, "config"), "*.toml")];

    public static TheoryData<string> Files => [.. Documents.Select(file => Path.GetRelativePath(Places.Repository, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryShippedFileIsRight(string file)
    {
        var result = new ConfigurationLoader(RealOrStub()).Check(await ConfigurationText.ReadAsync(Path.Combine(Places.Repository, file), default));

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Configuration!.Sources);
    }

    [Fact]
    public void EveryKeyIsDocumented()
    {
        var text = File.ReadAllText(Path.Combine(Places.Repository, "docs", "CONFIG.md"));
        var catalogue = RealOrStub();
        var names = ShellSection.Keys.Select(key => key.Name)
            .Concat(SourceSection.Keys)
            .Concat(RootTables.Names)
            .Concat(ActionReader.Actions.Select(action => action.Name))
            .Concat(catalogue.Layouts.Keys)
            .Concat(catalogue.InputPolicies.Keys)
            .Concat(catalogue.Sources.Keys)
            .Concat(KeysOf(catalogue.Sources.Values))
            .Concat(KeysOf(catalogue.Layouts.Values))
            .Concat(KeysOf(catalogue.InputPolicies.Values));

        Assert.All(names.Distinct(), name => Assert.True(IsDocumented(text, name), $"{name} is not in CONFIG.md"));
    }

    /// <summary>In code marks, alone or before its argument, or as a table's or kind's name.</summary>
    private static bool IsDocumented(string text, string name) =>
        new[] { $"`{name}`", $"`{name} ", $"[{name}]", $"kind = \"{name}\"" }.Any(form => text.Contains(form, StringComparison.Ordinal));

    private static IEnumerable<string> KeysOf<T>(IEnumerable<IFactory<T>> factories) =>
        factories.SelectMany(factory => factory.Settings).Select(setting => setting.Name);

    /// <summary>The plugins as built; kinds that this build lacks are stubs.</summary>
    private static Catalogue RealOrStub()
    {
        var real = PluginFolders.Load(Path.Combine(Places.Shell, "plugins"));
        var stubs = StubCatalogue.Create().Sources.Where(stub => !real.Sources.ContainsKey(stub.Key));
        return real with { Sources = real.Sources.Concat(stubs).ToDictionary() };
    }
}
