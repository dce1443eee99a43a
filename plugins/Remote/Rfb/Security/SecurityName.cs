namespace Compositor.Plugins.Remote;

/// <summary>Ways to be let in, as the setting "security" names them; the best first.</summary>
internal enum SecurityName
{
    X509,
    RsaAes256,
    RsaAes,
    None,
    VncAuthentication,
    Tight,

    // Weak: used only where they are named.
    RsaAes256Unencrypted,
    RsaAesUnencrypted,
    Plain,
    Unix,
}
