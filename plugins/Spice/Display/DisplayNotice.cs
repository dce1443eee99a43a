namespace Compositor.Plugins.Spice;

/// <summary>What a server sends on a display channel besides what the canvas executes (spice-protocol, enums.h).</summary>
internal enum DisplayNotice : ushort
{
    Mark = 102,
    InvalidateList = 105,
    InvalidateAllPixmaps = 106,
    InvalidatePalette = 107,
    InvalidateAllPalettes = 108,
    StreamCreate = 122,
    StreamData = 123,
    StreamClip = 124,
    StreamDestroy = 125,
    StreamDestroyAll = 126,
    StreamDataSized = 316,
    MonitorsConfig = 317,
    StreamActivateReport = 319,
    GlScanoutUnix = 320,
    GlDraw = 321,
    QualityIndicator = 322,
    GlScanout2Unix = 323,
}
