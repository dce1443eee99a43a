using Compositor.Plugins.Spice;

namespace Compositor.Benchmarks;

/// <summary>An image of a recorded message.</summary>
/// <param name="Body">The message.</param>
/// <param name="Offset">Where it begins.</param>
internal readonly record struct RecordedImage(byte[] Body, uint Offset)
{
    public ImageType Type => (ImageType)Body[Offset + 8];
}
