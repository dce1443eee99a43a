using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="GridLayout"/>, or <see cref="RasterLayout"/> where rows or columns are named.</summary>
internal sealed class GridFactory : IFactory<ILayoutPolicy>
{
    private const int Most = 64;

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("gap", SettingType.Integer, "Pixels between the cells; 0 by default.") { Minimum = 0, Maximum = 256 },
        new("rows", SettingType.Integer, "Rows that stay, whatever is in them; by default as many as show the surfaces largest.") { Minimum = 1, Maximum = Most },
        new("columns", SettingType.Integer, "Columns that stay; by default as many as show the surfaces largest.") { Minimum = 1, Maximum = Most },
        new("row-weights", SettingType.StringList, "Instead of rows: the share of the height of each, as [\"2\", \"1\", \"1\"]."),
        new("column-weights", SettingType.StringList, "Instead of columns: the share of the width of each."),
        FitSetting.Spec,
    ];

    public ILayoutPolicy Create(Settings settings)
    {
        var gap = (int)settings.GetInteger("gap", 0);
        var (rows, columns) = (Weights(settings, "rows", "row-weights"), Weights(settings, "columns", "column-weights"));
        return rows.Count == 0 && columns.Count == 0
            ? new GridLayout(gap, FitSetting.Read(settings))
            : new RasterLayout(rows, columns, gap, FitSetting.Read(settings));
    }

    private static IReadOnlyList<double> Weights(Settings settings, string number, string weights)
    {
        if (settings.GetStrings(weights) is not { } texts)
        {
            return [.. Enumerable.Repeat(1.0, (int)settings.GetInteger(number, 0))];
        }

        if (settings.Has(number))
        {
            throw new SettingException(weights, $"{weights} says how many there are; leave {number} away");
        }

        return texts.Count is > 0 and <= Most
            ? [.. texts.Select(text => Weight(text, weights))]
            : throw new SettingException(weights, $"{weights} has {texts.Count} of them, not 1 to {Most}");
    }

    private static double Weight(string text, string key) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is >= 0.01 and <= 100
            ? weight
            : throw new SettingException(key, $"\"{text}\" is no weight: a number from 0.01 to 100");
}
