namespace Compositor.Plugins.Spice;

/// <summary>How samples are packed (spice-protocol, enums.h, SPICE_AUDIO_DATA_MODE); CELT, 2, is of the past, and never offered.</summary>
internal enum SoundMode : ushort
{
    Raw = 1,
    Opus = 3,
}
