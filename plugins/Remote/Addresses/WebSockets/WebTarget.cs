namespace Compositor.Plugins.Remote;

/// <summary>What is asked of a web server that hands on to a VNC server.</summary>
/// <param name="IsSecure">True for TLS.</param>
/// <param name="Path">Begins with a slash; as it is sent.</param>
/// <param name="Query">Without the question mark; empty where there is none. May have "{password}" and "{token}", and secrets: never logged.</param>
internal sealed record WebTarget(bool IsSecure, string Path, string Query)
{
    /// <summary>The port where none is named.</summary>
    public int UsualPort => IsSecure ? 443 : 80;

    /// <summary>True for the console of a virtual machine of KubeVirt, which one viewer has at a time.</summary>
    public bool IsKubeVirt => Path.Contains("/subresources.kubevirt.io/", StringComparison.Ordinal) && Path.EndsWith("/vnc", StringComparison.Ordinal);

    /// <summary>Without the query.</summary>
    public override string ToString() => Path;
}
