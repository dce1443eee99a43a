using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>Where a server listens, and which channels go where.</summary>
internal sealed record ServerAddress
{
    /// <summary>The port that a server has where none is named.</summary>
    public const int UsualPort = 5900;

    /// <summary>A unix socket; null for a host.</summary>
    public string? Path { get; init; }

    /// <summary>Name or number of a host; with a proxy whatever the proxy understands. Null for a unix socket.</summary>
    public string? Host { get; init; }

    /// <summary>The port without TLS; null when there is none.</summary>
    public int? Port { get; init; }

    /// <summary>The port with TLS; null when there is none.</summary>
    public int? SecurePort { get; init; }

    /// <summary>The channels that must have TLS although there is a port without; all of them where there is none.</summary>
    public IReadOnlyCollection<ChannelKind> SecureChannels { get; init; } = [];

    /// <summary>An HTTP proxy to go through by CONNECT; null for the direct way.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How a server's certificate is checked.</summary>
    public ServerTrust Trust { get; init; } = ServerTrust.System;

    /// <summary>True when a channel goes through TLS.</summary>
    public bool IsSecure(ChannelKind kind) => Path is null && (Port is null || (SecurePort is not null && SecureChannels.Contains(kind)));

    /// <summary>For people.</summary>
    public override string ToString() => Path is not null ? $"spice+unix://{Path}"
        : Port is null ? $"spice+tls://{Bracketed}:{SecurePort}"
        : $"spice://{Bracketed}:{Port}";

    private string Bracketed => Host!.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
}
