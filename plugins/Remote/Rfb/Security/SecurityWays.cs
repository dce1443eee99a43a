namespace Compositor.Plugins.Remote;

/// <summary>The ways in that can be tried with what was configured.</summary>
internal static class SecurityWays
{
    /// <summary>The best first.</summary>
    public static IReadOnlyList<ISecurity> For(Credentials credentials) => [new NoSecurity(), new VncAuthentication(credentials)];
}
