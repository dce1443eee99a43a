namespace Compositor.Plugins.Remote;

/// <summary>Says why nothing of what a server offers can be used.</summary>
internal static class OfferedKinds
{
    /// <summary>The sentence.</summary>
    /// <param name="offered">The server's security types.</param>
    /// <param name="ways">What could have been used.</param>
    public static string Explain(IReadOnlyList<byte> offered, IReadOnlyList<ISecurity> ways)
    {
        var kinds = string.Join(", ", offered.Select(Name));
        var names = offered.Where(kind => !ways.Any(way => (byte)way.Kind == kind))
            .Select(SecuritySetting.Find)
            .OfType<SecurityName>()
            .Select(name => (Name: $"\"{SecuritySetting.NameOf(name)}\"", IsWeak: SecuritySetting.IsWeak(name)))
            .ToList();
        if (names.Count == 0)
        {
            return $"the server wants to be logged in to in a way that is not there (security types {kinds})";
        }

        var all = string.Join(", ", names.Select(name => name.Name));
        return names.TrueForAll(name => name.IsWeak)
            ? $"the server has only what is weak, for who listens can see all that follows (security types {kinds}); security = [{all}] allows it"
            : $"the server has only what security does not name (security types {kinds}); it could name {all}";
    }

    private static string Name(byte kind) => Enum.IsDefined((SecurityKind)kind) ? $"{(SecurityKind)kind} ({kind})" : $"{kind}";
}
