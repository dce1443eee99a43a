using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>The setting "security": which ways to be let in may be used.</summary>
internal static class SecuritySetting
{
    private const string Key = "security";

    private static readonly Dictionary<string, SecurityName> Names = new(StringComparer.Ordinal)
    {
        ["x509"] = SecurityName.X509,
        ["ra2-256"] = SecurityName.RsaAes256,
        ["ra2"] = SecurityName.RsaAes,
        ["none"] = SecurityName.None,
        ["vnc"] = SecurityName.VncAuthentication,
        ["tight"] = SecurityName.Tight,
        ["ra2ne-256"] = SecurityName.RsaAes256Unencrypted,
        ["ra2ne"] = SecurityName.RsaAesUnencrypted,
        ["plain"] = SecurityName.Plain,
        ["unix"] = SecurityName.Unix,
    };

    /// <summary>Those that may be used where nothing is named.</summary>
    public static IReadOnlyList<SecurityName> Usual { get; } = [.. Enum.GetValues<SecurityName>().Where(name => !IsWeak(name))];

    /// <summary>For a factory's list.</summary>
    public static SettingSpec Spec { get; } = new(
        Key,
        SettingType.StringList,
        $"the ways to be let in that may be used: any of {string.Join(", ", Names.Keys)} (default: {string.Join(", ", Usual.Select(NameOf))}; the others are weak)");

    /// <summary>Reads it.</summary>
    /// <returns>The best first, however it was written.</returns>
    /// <exception cref="SettingException">It names none, or one that there is not.</exception>
    public static IReadOnlyList<SecurityName> Read(Settings settings)
    {
        if (settings.GetStrings(Key) is not { } given)
        {
            return Usual;
        }

        if (given.Count == 0 || !given.All(Names.ContainsKey))
        {
            throw new SettingException(Key, $"{Key} is one or more of {string.Join(", ", Names.Keys)}");
        }

        return [.. given.Select(name => Names[name]).Distinct().Order()];
    }

    /// <summary>As the setting has it.</summary>
    public static string NameOf(SecurityName name) => Names.First(pair => pair.Value == name).Key;

    /// <summary>True for what shows a password, or all that follows, to who can listen.</summary>
    public static bool IsWeak(SecurityName name) => name >= SecurityName.RsaAes256Unencrypted;

    /// <summary>What a server calls a way; null for those that are within another.</summary>
    public static SecurityName? Find(byte kind) => (SecurityKind)kind switch
    {
        SecurityKind.None => SecurityName.None,
        SecurityKind.VncAuthentication => SecurityName.VncAuthentication,
        SecurityKind.RsaAes => SecurityName.RsaAes,
        SecurityKind.RsaAes256 => SecurityName.RsaAes256,
        SecurityKind.RsaAesUnencrypted => SecurityName.RsaAesUnencrypted,
        SecurityKind.RsaAes256Unencrypted => SecurityName.RsaAes256Unencrypted,
        SecurityKind.Tight => SecurityName.Tight,
        SecurityKind.VeNCrypt => SecurityName.X509,
        _ => null,
    };
}
