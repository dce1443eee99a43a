namespace Compositor.Codecs;

/// <summary>How the pictures of a pipeline are. One object for as long as they stay so.</summary>
/// <param name="Width">Pixels, as announced: any number.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Pixels">GStreamer's name: "I420", "NV12", "P010_10LE", "BGRx".</param>
/// <param name="Matrix">"bt601", "bt709", "bt2020", or null where none was told.</param>
/// <param name="IsFullRange">Null where it was not told.</param>
/// <param name="IsDmaBuf">True when pictures are in memory of devices.</param>
/// <param name="Drm">Fourcc and modifier of such memory, "NV12:0x0100000000000002", where it was told.</param>
public sealed record MediaFormat(int Width, int Height, string Pixels, string? Matrix, bool? IsFullRange, bool IsDmaBuf, string? Drm)
{
    internal static unsafe MediaFormat Read(nint caps)
    {
        var structure = GStreamer.StructureOf(caps, 0);
        int width = 0, height = 0;
        _ = GstMedia.ReadInteger(structure, "width", &width);
        _ = GstMedia.ReadInteger(structure, "height", &height);
        var features = GstMedia.FeaturesOf(caps, 0);
        var colour = default(GstColorimetry);
        if (GstMedia.ReadText(structure, "colorimetry") is not 0 and var text)
        {
            _ = GstMedia.ReadColorimetry(&colour, text);
        }

        return new MediaFormat(
            width,
            height,
            GstText.Read(GstMedia.ReadText(structure, "format")),
            colour.Matrix switch { GstColorimetry.Bt601 => "bt601", GstColorimetry.Bt709 => "bt709", GstColorimetry.Bt2020 => "bt2020", _ => null },
            colour.Range switch { GstColorimetry.FullRange => true, GstColorimetry.LimitedRange => false, _ => null },
            features != 0 && GstMedia.Contains(features, "memory:DMABuf") != 0,
            GstMedia.ReadText(structure, "drm-format") is not 0 and var drm ? GstText.Read(drm) : null);
    }
}
