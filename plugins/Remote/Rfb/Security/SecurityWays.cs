using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>The ways in that can be tried with what was configured.</summary>
internal static class SecurityWays
{
    /// <summary>The best first: what encrypts, then what asks for nothing, then what asks for a password in the clear.</summary>
    /// <param name="credentials">What to log in by.</param>
    /// <param name="trust">How a certificate is checked.</param>
    /// <param name="host">Whose it must be, where no subject is named.</param>
    public static IReadOnlyList<ISecurity> For(Credentials credentials, ServerTrust trust, string host) =>
        [new VeNCryptSecurity(credentials, trust, host), new NoSecurity(), new VncAuthentication(credentials)];
}
