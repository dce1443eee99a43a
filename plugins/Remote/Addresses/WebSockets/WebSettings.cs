using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>What a web server wants to be told besides the address, by the settings "headers", "cookies" and "token".</summary>
/// <param name="Headers">Each as "Name: value"; may have "{password}" and "{token}".</param>
/// <param name="Cookies">Each as "name=value"; may have them, too.</param>
/// <param name="Token">Where the token comes from.</param>
internal sealed record WebSettings(IReadOnlyList<string> Headers, IReadOnlyList<string> Cookies, PasswordSource Token)
{
    private const int LongestToken = 8192;

    /// <summary>The settings that <see cref="Read"/> reads, for a factory's list.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("headers", SettingType.StringList, "ws and wss: headers to send, each as \"Name: value\"; {password} and {token} stand for those"),
        new("cookies", SettingType.StringList, "ws and wss: cookies to send, each as \"name=value\"; {password} and {token} stand for those"),
        .. PasswordSource.SpecsOf("token", "ws and wss: the web server's token; sent as \"Authorization: Bearer\" where nothing says {token}"),
    ];

    /// <summary>None of them.</summary>
    public static WebSettings None { get; } = Read(new Settings("none", new Dictionary<string, object>()), isWeb: true);

    /// <summary>Reads them.</summary>
    /// <param name="settings">A source's.</param>
    /// <param name="isWeb">False where the address is no web server's: nothing may be there then.</param>
    /// <exception cref="SettingException">One of them is wrong.</exception>
    public static WebSettings Read(Settings settings, bool isWeb)
    {
        if (!isWeb && Specs.FirstOrDefault(spec => settings.Has(spec.Name)) is { } needless)
        {
            throw new SettingException(needless.Name, $"{needless.Name} belongs to an address that begins with ws:// or wss://");
        }

        var (headers, cookies) = (settings.GetStrings("headers") ?? [], settings.GetStrings("cookies") ?? []);
        Check("headers", headers, ':', "Name: value");
        Check("cookies", cookies, '=', "name=value");
        return new WebSettings(headers, cookies, PasswordSource.Read(settings, LongestToken, "token"));
    }

    // A value may be a secret, so no message has it.
    private static void Check(string key, IReadOnlyList<string> lines, char sign, string form)
    {
        foreach (var line in lines)
        {
            var at = line.IndexOf(sign, StringComparison.Ordinal);
            if (at <= 0 || !line.AsSpan(0, at).ContainsOnlyTokenCharacters() || !line.ContainsNoControls())
            {
                throw new SettingException(key, $"each of {key} is \"{form}\", of letters, digits and signs on one line");
            }
        }
    }
}
