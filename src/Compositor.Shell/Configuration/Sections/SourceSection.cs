using System.Text.RegularExpressions;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Reads each [[source]].</summary>
/// <param name="kinds">Kinds of source that the plugins bring.</param>
/// <param name="directory">The file's directory.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed partial class SourceSection(IReadOnlyDictionary<string, IFactory<ISource>> kinds, string directory, ErrorList errors)
{
    /// <summary>The keys of every kind.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["name", "kind", "clipboard", "resize", .. Sound.Select(spec => spec.Name)];

    private static readonly Dictionary<string, ClipboardPolicy> ClipboardPolicies = new()
    {
        ["none"] = ClipboardPolicy.None,
        ["to-guest"] = ClipboardPolicy.ToGuest,
        ["from-guest"] = ClipboardPolicy.FromGuest,
        ["both"] = ClipboardPolicy.Both,
    };

    private static readonly SettingSpec Clipboard = new("clipboard", SettingType.String, "What it may do with the wall's clipboard.")
    {
        Choices = [.. ClipboardPolicies.Keys],
    };

    private static readonly SettingSpec Resize = new("resize", SettingType.String, "Whether the guest is asked to take the size of its place.")
    {
        Choices = ["none", "guest"],
    };

    private static IReadOnlyList<SettingSpec> Sound =>
    [
        new("volume", SettingType.Integer, "Percent that the machine is heard at.") { Minimum = 0, Maximum = SourceSound.FullVolume },
        new("muted", SettingType.Boolean, "True for silence."),
        new("microphone", SettingType.Boolean, "True to let the machine have a microphone."),
    ];

    private readonly Dictionary<string, TextPosition> _names = [];

    /// <summary>The names so far, also of sources with other errors, so that one error does not bring others.</summary>
    public IReadOnlyCollection<string> Names => _names.Keys;

    public SourceConfiguration? Read(Table table)
    {
        var name = ReadText(table, "name");
        var kind = ReadText(table, "kind");
        if (name is not null)
        {
            CheckName(table.Find("name")!.Value.Position, name);
        }

        if (kind is null)
        {
            return null;
        }

        if (!kinds.TryGetValue(kind, out var factory))
        {
            errors.AddUnknown(table.Find("kind")!.Value.Position, "kind", kind, kinds.Keys);
            return null;
        }

        var checks = new ErrorList(string.Empty);
        var values = SettingsReader.Read(table, factory.Settings, checks, Keys);
        errors.AddRange(checks);
        var loudness = ReadSound(table);
        var source = new SourceConfiguration(name ?? "unnamed", kind, values, directory)
        {
            Clipboard = ReadClipboard(table),
            ResizesGuest = table.Find("resize") is { } entry && SettingCheck.Read(entry, Resize, errors) is "guest",
            Volume = (int)loudness.GetInteger("volume", SourceSound.FullVolume),
            IsMuted = loudness.GetBoolean("muted", false),
            HasMicrophone = loudness.GetBoolean("microphone", false),
        };
        if (checks.IsEmpty)
        {
            FactoryTrial.Run(factory, source.Settings, table, errors);
        }

        return source;
    }

    private ClipboardPolicy ReadClipboard(Table table) =>
        table.Find("clipboard") is { } entry && SettingCheck.Read(entry, Clipboard, errors) is string text ? ClipboardPolicies[text] : ClipboardPolicy.None;

    private string? ReadText(Table table, string key)
    {
        if (table.Find(key) is { } entry)
        {
            return (string?)SettingCheck.Read(entry, new SettingSpec(key, SettingType.String, string.Empty), errors);
        }

        errors.Add(table.Position, $"a source needs \"{key}\"");
        return null;
    }

    private Settings ReadSound(Table table)
    {
        var values = new Dictionary<string, object>();
        foreach (var spec in Sound)
        {
            if (table.Find(spec.Name) is { } entry && SettingCheck.Read(entry, spec, errors) is { } value)
            {
                values.Add(spec.Name, value);
            }
        }

        return new SettingValues(values).ToSettings("sound", directory);
    }

    private void CheckName(TextPosition position, string name)
    {
        if (!NamePattern().IsMatch(name))
        {
            errors.Add(position, $"a source's name is made of a-z, 0-9, \"_\" and \"-\", unlike \"{name}\"");
        }
        else if (!_names.TryAdd(name, position))
        {
            errors.Add(position, $"there is a source \"{name}\" already, in line {_names[name].Line}");
        }
    }

    [GeneratedRegex("^[a-z0-9_-]+$")]
    private static partial Regex NamePattern();
}
