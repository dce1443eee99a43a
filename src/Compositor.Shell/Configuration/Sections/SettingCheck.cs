using System.Globalization;
using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>Checks a value against the declaration of its key.</summary>
internal static class SettingCheck
{
    /// <summary>The value as <see cref="Settings"/> holds it; null after an error.</summary>
    public static object? Read(Entry entry, SettingSpec spec, ErrorList errors)
    {
        var value = Convert(entry.Value, spec.Type);
        if (value is null)
        {
            var (position, found) = Offender(entry.Value, spec.Type);
            errors.Add(position, $"\"{spec.Name}\" must be {NameOf(spec.Type)}, not {found}");
            return null;
        }

        var strings = value as IReadOnlyList<string> ?? (value is string text ? [text] : []);
        if (spec.Choices is { } choices && strings.FirstOrDefault(s => !choices.Contains(s)) is { } wrong)
        {
            var nearest = NearestName.Find(wrong, choices) is { } near ? $"; did you mean \"{near}\"?" : string.Empty;
            errors.Add(entry.Value.Position, $"\"{spec.Name}\" must be one of {NearestName.Quoted(choices)}, not \"{wrong}\"{nearest}");
            return null;
        }

        if (value is long or double && !IsInRange(System.Convert.ToDouble(value, CultureInfo.InvariantCulture), spec))
        {
            errors.Add(entry.Value.Position, string.Create(CultureInfo.InvariantCulture, $"\"{spec.Name}\" must be {RangeOf(spec)}, not {value}"));
            return null;
        }

        return value;
    }

    private static object? Convert(Value value, SettingType type) => (type, value) switch
    {
        (SettingType.String, Scalar { Content: string text }) => text,
        (SettingType.Integer, Scalar { Content: long integer }) => integer,
        (SettingType.Number, Scalar { Content: long integer }) => (double)integer,
        (SettingType.Number, Scalar { Content: double number }) when double.IsFinite(number) => number,
        (SettingType.Boolean, Scalar { Content: bool truth }) => truth,
        (SettingType.StringList, Sequence list) when list.Items.All(item => item is Scalar { Content: string }) =>
            (string[])[.. list.Items.Select(item => (string)((Scalar)item).Content!)],
        _ => null,
    };

    /// <summary>Where to point, and what is there: the first wrong item of a list, else the value.</summary>
    private static (TextPosition Position, string Found) Offender(Value value, SettingType type)
    {
        var wrong = type == SettingType.StringList && value is Sequence list
            ? list.Items.First(item => item is not Scalar { Content: string })
            : value;
        var found = wrong is Scalar { Content: double number } && !double.IsFinite(number) ? "one that is not finite" : wrong.TypeName;
        return (wrong.Position, found);
    }

    private static string NameOf(SettingType type) => type switch
    {
        SettingType.String => "a string",
        SettingType.Integer => "a whole number",
        SettingType.Number => "a number",
        SettingType.Boolean => "true or false",
        SettingType.StringList => "an array of strings",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no such type"),
    };

    private static bool IsInRange(double number, SettingSpec spec) =>
        number >= (spec.Minimum ?? double.NegativeInfinity) && number <= (spec.Maximum ?? double.PositiveInfinity);

    private static string RangeOf(SettingSpec spec) => (spec.Minimum, spec.Maximum) switch
    {
        ({ } minimum, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}"),
        ({ } minimum, null) => string.Create(CultureInfo.InvariantCulture, $"{minimum} or more"),
        (null, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"{maximum} or less"),
        _ => "any number",
    };
}
