using Compositor.Contracts;
using Compositor.Shell.Configuration;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>A catalogue with the keys that the tests need, without loading any plugin.</summary>
internal static class StubCatalogue
{
    public static Catalogue Create(List<StubSource>? made = null) => new(
        new Dictionary<string, IFactory<ISource>>
        {
            ["virgil"] = new StubFactory<ISource>(
                settings => Make(settings, made),
                new SettingSpec("address", SettingType.String, "Address."),
                new SettingSpec("launch", SettingType.StringList, "Arguments."),
                new SettingSpec("vm", SettingType.String, "Name."),
                new SettingSpec("qemu", SettingType.String, "Executable."),
                new SettingSpec("keep", SettingType.Boolean, "Keep it.")),
            ["testcard"] = new StubFactory<ISource>(
                settings => Make(settings, made),
                new SettingSpec("rate", SettingType.Number, "Rate.") { Minimum = 0, Maximum = 1000 },
                new SettingSpec("heads", SettingType.Integer, "Heads.") { Minimum = 1, Maximum = 4 },
                new SettingSpec("seed", SettingType.Integer, "Seed.") { Minimum = 0 },
                new SettingSpec("size", SettingType.String, "Size."),
                new SettingSpec("pattern", SettingType.String, "Pattern.") { Choices = ["bars", "moving-box", "full"] }),
        },
        new Dictionary<string, IFactory<ILayoutPolicy>>
        {
            ["grid"] = new StubFactory<ILayoutPolicy>(_ => null!, new SettingSpec("gap", SettingType.Integer, "Gap.") { Minimum = 0, Maximum = 256 }),
            ["single"] = new StubFactory<ILayoutPolicy>(_ => null!),
            ["main-stack"] = new StubFactory<ILayoutPolicy>(_ => null!, new SettingSpec("ratio", SettingType.Number, "Ratio.") { Minimum = 0.1, Maximum = 0.9 }),
        },
        new Dictionary<string, IFactory<IInputPolicy>>
        {
            ["click-to-focus"] = new StubFactory<IInputPolicy>(_ => null!),
            ["follow-pointer"] = new StubFactory<IInputPolicy>(_ => null!),
        },
        []);

    /// <summary>Checks text as if it stood in a file.</summary>
    public static ConfigurationResult Check(string text, string file = "f", List<StubSource>? made = null) =>
        new ConfigurationLoader(Create(made)).Check(new ConfigurationText(file, text, null));

    public static async Task<ConfigurationResult> LoadAsync(string file) =>
        new ConfigurationLoader(Create()).Check(await ConfigurationText.ReadAsync(file, default));

    private static StubSource Make(Settings settings, List<StubSource>? made)
    {
        if (settings.GetString("size") == "impossible")
        {
            throw new SettingException("size", "size cannot be had");
        }

        if (settings.GetString("vm") == "broken")
        {
            throw new InvalidOperationException("a defect");
        }

        var source = new StubSource();
        made?.Add(source);
        return source;
    }
}
