namespace Compositor.Plugins.Remote;

/// <summary>What VeNCrypt can be (rfbproto, "VeNCrypt"): by certificate or without, and what comes within TLS.</summary>
internal enum VeNCryptKind : uint
{
    Plain = 256,
    TlsNone = 257,
    TlsVnc = 258,
    TlsPlain = 259,
    X509None = 260,
    X509Vnc = 261,
    X509Plain = 262,
}
