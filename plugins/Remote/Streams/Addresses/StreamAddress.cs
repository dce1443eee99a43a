namespace Compositor.Plugins.Remote;

/// <summary>Where a video comes from.</summary>
/// <param name="Kind">How.</param>
/// <param name="Location">For people and for GStreamer: the address, a file's path, or the pipeline's text.</param>
internal sealed record StreamAddress(StreamKind Kind, string Location)
{
    /// <summary>Where datagrams are received; empty for other kinds.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The port there.</summary>
    public int Port { get; init; }

    /// <summary>True when the way is encrypted by TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>For people.</summary>
    public override string ToString() => Kind == StreamKind.Pipeline ? "the pipeline" : Location;
}
