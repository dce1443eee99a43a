using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>The ways in that can be tried with what was configured.</summary>
internal static class SecurityWays
{
    /// <summary>Makes them.</summary>
    /// <param name="names">Those that may be used, the best first.</param>
    /// <param name="credentials">What to log in by.</param>
    /// <param name="trust">How a certificate or a key is checked.</param>
    /// <param name="address">Whose it must be.</param>
    /// <returns>The best first: what encrypts, then what asks for nothing, then what asks for a password in the clear.</returns>
    public static IReadOnlyList<ISecurity> For(IReadOnlyList<SecurityName> names, Credentials credentials, ServerTrust trust, VncAddress address)
    {
        var ways = new List<ISecurity>();
        foreach (var name in names)
        {
            var way = Make(name);
            if (!ways.Exists(other => other.Kind == way.Kind))
            {
                ways.Add(way);
            }
        }

        return ways;

        ISecurity Make(SecurityName name) => name switch
        {
            SecurityName.X509 or SecurityName.Plain => new VeNCryptSecurity(VeNCryptKinds(names, credentials), credentials, trust, address),
            SecurityName.RsaAes256 => new RsaAesSecurity(SecurityKind.RsaAes256, credentials, trust, address.ToString()),
            SecurityName.RsaAes => new RsaAesSecurity(SecurityKind.RsaAes, credentials, trust, address.ToString()),
            SecurityName.RsaAes256Unencrypted => new RsaAesSecurity(SecurityKind.RsaAes256Unencrypted, credentials, trust, address.ToString()),
            SecurityName.RsaAesUnencrypted => new RsaAesSecurity(SecurityKind.RsaAesUnencrypted, credentials, trust, address.ToString()),
            SecurityName.None => new NoSecurity(),
            SecurityName.VncAuthentication => new VncAuthentication(credentials),
            SecurityName.Tight or SecurityName.Unix => new TightSecurity(names, credentials),
            _ => throw new ArgumentOutOfRangeException(nameof(names), name, null),
        };
    }

    // With a name by name and password, else by what asks for least.
    private static IReadOnlyList<VeNCryptKind> VeNCryptKinds(IReadOnlyList<SecurityName> names, Credentials credentials)
    {
        VeNCryptKind[] certificates = credentials.User is null
            ? [VeNCryptKind.X509None, VeNCryptKind.X509Vnc, VeNCryptKind.X509Plain]
            : [VeNCryptKind.X509Plain, VeNCryptKind.X509Vnc, VeNCryptKind.X509None];
        return [.. names.Contains(SecurityName.X509) ? certificates : [], .. names.Contains(SecurityName.Plain) ? (VeNCryptKind[])[VeNCryptKind.Plain] : []];
    }
}
