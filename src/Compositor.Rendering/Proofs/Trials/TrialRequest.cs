using System.Globalization;
using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What a child process is to try, as it goes over its command line.</summary>
/// <param name="Platform">As in <see cref="ProofDevice"/>.</param>
/// <param name="Api">"core", "es", or empty for the best there is.</param>
/// <param name="Renderer">The GPU that must answer; empty when any will do.</param>
/// <param name="Case">What to import.</param>
/// <param name="Seconds">When the child ends itself at the latest.</param>
public sealed record TrialRequest(string Platform, string Api, string Renderer, ImportCase Case, int Seconds)
{
    /// <summary>The name of the command that performs it.</summary>
    public const string Verb = "prove-import";

    /// <summary>The arguments, the verb first.</summary>
    public IReadOnlyList<string> ToArguments() =>
    [
        Verb,
        "--platform", Platform,
        "--api", Api,
        "--renderer", Renderer,
        "--exporter", Case.Exporter,
        "--format", FormatText(Case.Format),
        "--modifier", ModifierText(Case.Modifier),
        "--seconds", Seconds.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Reads a format: "XR24", or "0x34325258".</summary>
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

    /// <summary>Reads a modifier: "0x0100000000000002", or "0", or "implicit".</summary>
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

    internal static string FormatText(FourCc format) => format.ToString();

    internal static string ModifierText(ulong modifier) => modifier == Modifier.Implicit ? "implicit" : $"0x{modifier:x}";
}
