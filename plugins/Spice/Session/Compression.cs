namespace Compositor.Plugins.Spice;

/// <summary>How a server packs draw images (spice-protocol, enums.h, SPICE_IMAGE_COMPRESSION).</summary>
internal enum Compression : byte
{
    Off = 1,
    AutoGlz = 2,
    AutoLz = 3,
    Quic = 4,
    Glz = 5,
    Lz = 6,
    Lz4 = 7,
}
