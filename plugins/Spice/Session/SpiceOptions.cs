namespace Compositor.Plugins.Spice;

/// <summary>How a source talks with its server, apart from where it is.</summary>
/// <param name="Compression">What draw images shall be packed with; null leaves it to this program.</param>
/// <param name="Memory">The most bytes that the server may make the source hold.</param>
internal sealed record SpiceOptions(Compression? Compression, long Memory)
{
    /// <summary>Enough for several 4K screens with their caches.</summary>
    public const int UsualMemory = 256;
}
