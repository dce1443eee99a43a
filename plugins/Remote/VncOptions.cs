using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>What a vnc source's settings say.</summary>
/// <param name="Address">Where the server is.</param>
/// <param name="User">The name to log in by; null when none was given.</param>
/// <param name="Passwords">Where the password comes from.</param>
/// <param name="Trust">How the server's certificate is checked.</param>
/// <param name="IsViewOnly">True when neither keys nor pointer go to the server.</param>
/// <param name="Encoding">The one encoding to ask for; null for the best of all.</param>
/// <param name="Memory">The most bytes that the server can make the source hold.</param>
internal sealed record VncOptions(VncAddress Address, string? User, PasswordSource Passwords, TrustSource Trust, bool IsViewOnly, Encoding? Encoding, long Memory)
{
    /// <summary>MiB of memory, where nothing else was said.</summary>
    public const int UsualMemory = 256;

    /// <summary>True when link and onlookers decide on the quality.</summary>
    public bool IsQualityAutomatic { get; init; }

    /// <summary>The quality of pictures that may lose something, 0 to 9; null for lossless ones.</summary>
    public int? Quality { get; init; }

    /// <summary>How much the server shall pack, 0 to 9; null where link and onlookers decide.</summary>
    public int? Compression { get; init; }

    /// <summary>What a web server wants to be told, where the address is one's.</summary>
    public WebSettings Web { get; init; } = WebSettings.None;

    /// <summary>The ways to be let in that may be used, the best first.</summary>
    public IReadOnlyList<SecurityName> Security { get; init; } = SecuritySetting.Usual;

    /// <summary>True to take the place of other viewers; false never to.</summary>
    public bool TakesOver { get; init; }
}
