using System.Security.Cryptography.X509Certificates;

namespace Compositor.Sources;

/// <summary>Compares the subject of a certificate with one that a person or a .vv file has written: "O=Example, CN=host".</summary>
public static class SubjectNames
{
    /// <summary>True when both name the same, in the same order or the other way round: both are in use.</summary>
    public static bool Same(string wanted, X500DistinguishedName subject)
    {
        var parts = subject.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements)
            .Select(part => $"{Name(part.GetSingleElementType().FriendlyName ?? part.GetSingleElementType().Value!)}={part.GetSingleElementValue()}")
            .ToList();
        var written = Split(wanted);
        return written.Count > 0 && (written.SequenceEqual(parts) || written.SequenceEqual(parts.AsEnumerable().Reverse()));
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ',')
            {
                Add(parts, part.ToString());
                part.Clear();
            }
            else
            {
                // A backslash keeps a comma that belongs to a value.
                i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
                part.Append(text[i]);
            }
        }

        return parts;
    }

    private static void Add(List<string> parts, string part)
    {
        var sign = part.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0)
        {
            parts.Add($"{Name(part[..sign].Trim())}={part[(sign + 1)..].Trim()}");
        }
    }

    private static string Name(string name) => name.ToUpperInvariant() switch
    {
        "S" => "ST",
        var upper => upper,
    };
}
