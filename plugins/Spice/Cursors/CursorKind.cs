namespace Compositor.Plugins.Spice;

/// <summary>How the pixels of a pointer are sent (spice-protocol, enums.h).</summary>
internal enum CursorKind : byte
{
    Alpha = 0,
    Mono = 1,
    Color4 = 2,
    Color8 = 3,
    Color16 = 4,
    Color24 = 5,
    Color32 = 6,
}
