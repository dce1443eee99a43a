using System.Buffers;

namespace Compositor.Plugins.Remote;

/// <summary>What may stand in a request (RFC 9110, 5.5 and 5.6.2).</summary>
internal static class HttpText
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>True for a name of a header or of a cookie.</summary>
    public static bool ContainsOnlyTokenCharacters(this ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Token);

    /// <summary>True for what cannot end a header and begin another: printable ASCII.</summary>
    public static bool ContainsNoControls(this string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
