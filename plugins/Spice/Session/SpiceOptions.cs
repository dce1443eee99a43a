using Compositor.Sources;

namespace Compositor.Plugins.Spice;

/// <summary>How a source talks with its server, apart from where it is.</summary>
/// <param name="Compression">What draw images shall be packed with; null leaves it to this program.</param>
/// <param name="Video">Whether moving pictures may come as video.</param>
/// <param name="Memory">The most bytes that the server may make the source hold.</param>
/// <param name="Pacing">When a guest with OpenGL may go on.</param>
/// <param name="Record">A folder for what the server sends; null to record nothing.</param>
internal sealed record SpiceOptions(Compression? Compression, VideoPreference Video, long Memory, Pacing Pacing, string? Record = null)
{
    /// <summary>Enough for several 4K screens with their caches.</summary>
    public const int UsualMemory = 256;

    /// <summary>
    /// What to ask for on a connection. On a unix socket servers send pixels as they are, whatever one asks for; over a network LZ costs the least
    /// processor time for what it saves.
    /// </summary>
    public Compression CompressionOn(Transport transport) => Compression ?? (transport.IsLocal ? Spice.Compression.Off : Spice.Compression.Lz);
}
