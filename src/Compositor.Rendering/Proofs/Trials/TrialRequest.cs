using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What a child process is to try, as it goes over its command line.</summary>
/// <param name="Platform">As in <see cref="ProofDevice"/>.</param>
/// <param name="Api">"core", "es", or empty for the best there is.</param>
/// <param name="Renderer">The GPU that must answer; empty when any will do.</param>
/// <param name="Cases">What to import, one after the other; all of one exporter.</param>
/// <param name="Seconds">When the child ends itself at the latest.</param>
public sealed record TrialRequest(string Platform, string Api, string Renderer, IReadOnlyList<ImportCase> Cases, int Seconds)
{
    /// <summary>The name of the command that performs it.</summary>
    public const string Verb = "prove-import";

    /// <summary>The arguments, the verb first: a format and a modifier for each case.</summary>
    public IReadOnlyList<string> ToArguments() =>
    [
        Verb,
        "--platform", Platform,
        "--api", Api,
        "--renderer", Renderer,
        "--seconds", Seconds.ToString(CultureInfo.InvariantCulture),
        "--exporter", Cases[0].Exporter,
        .. Cases.SelectMany(what => (string[])["--format", FormatText(what.Format), "--modifier", ModifierText(what.Modifier)]),
    ];

    /// <summary>Reads a format: "XR24", or "0x34325258".</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">What it says.</param>
    /// <returns>False when it is none.</returns>
    public static bool TryParseFormat(string text, out FourCc format)
    {
        format = default;
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            var right = uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
            format = new FourCc(code);
            return right;
        }

        if (text.Length != 4 || text.Any(c => c is < ' ' or > '~'))
        {
            return false;
        }

        format = new FourCc(text[0] | ((uint)text[1] << 8) | ((uint)text[2] << 16) | ((uint)text[3] << 24));
        return true;
    }

    /// <summary>Reads a modifier: "0x0100000000000002", "0", or "implicit".</summary>
    /// <param name="text">The text.</param>
    /// <param name="modifier">What it says.</param>
    /// <returns>False when it is none.</returns>
    public static bool TryParseModifier(string text, out ulong modifier)
    {
        if (text == "implicit")
        {
            modifier = Modifier.Implicit;
            return true;
        }

        return text.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out modifier)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out modifier);
    }

    /// <summary>A modifier as people write it.</summary>
    /// <param name="modifier">The modifier.</param>
    public static string ModifierText(ulong modifier) => modifier == Modifier.Implicit ? "implicit" : $"0x{modifier:x}";

    internal static string FormatText(FourCc format) => format.ToString();
}
