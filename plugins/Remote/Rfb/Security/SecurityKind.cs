namespace Compositor.Plugins.Remote;

/// <summary>Security types (RFC 6143, 7.1.2, and the community's rfbproto).</summary>
internal enum SecurityKind : byte
{
    Invalid = 0,
    None = 1,
    VncAuthentication = 2,
    RsaAes = 5,
    RsaAesUnencrypted = 6,
    Tight = 16,
    VeNCrypt = 19,
    Sasl = 20,
    AppleDiffieHellman = 30,
    RsaAes256 = 129,
    RsaAes256Unencrypted = 130,
}
