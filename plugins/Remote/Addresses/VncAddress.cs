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

    /// <summary>For people.</summary>
    public override string ToString() => Path is not null ? $"vnc+unix://{Path}" : $"vnc://{(Host!.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
