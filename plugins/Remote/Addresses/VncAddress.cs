namespace Compositor.Plugins.Remote;

/// <summary>Where a VNC server listens.</summary>
internal sealed record VncAddress
{
    /// <summary>The port that a server has where none is named.</summary>
    public const int UsualPort = 5900;

    /// <summary>A unix socket; null for a host.</summary>
    public string? Path { get; init; }

    /// <summary>Name or number of a host; null for a unix socket.</summary>
    public string? Host { get; init; }

    /// <summary>The host's port.</summary>
    public int Port { get; init; }

    /// <summary>What to ask for, where the host is a web server; null for a VNC server itself.</summary>
    public WebTarget? Web { get; init; }

    /// <summary>Host and port, as a request names them.</summary>
    public string Authority
    {
        get
        {
            var host = Host!.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
            return Port == Web?.UsualPort ? host : $"{host}:{Port}";
        }
    }

    /// <summary>For people, and for the list of known servers; without what may be secret.</summary>
    public override string ToString() => this switch
    {
        { Path: not null } => $"vnc+unix://{Path}",
        { Web: { } web } => $"{(web.IsSecure ? "wss" : "ws")}://{Authority}{web.Path}",
        _ => $"vnc://{Authority}",
    };
}
