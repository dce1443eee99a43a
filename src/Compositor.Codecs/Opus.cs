using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>libopus, as its version 1 has it.</summary>
internal static unsafe partial class Opus
{
    public const string Library = "libopus.so.0";

    /// <summary>OPUS_APPLICATION_AUDIO: music and voices.</summary>
    public const int Audio = 2049;

    [LibraryImport(Library, EntryPoint = "opus_decoder_create")]
    public static partial nint CreateDecoder(int rate, int channels, out int error);

    [LibraryImport(Library, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(nint decoder);

    /// <returns>Frames, or an error below 0.</returns>
    [LibraryImport(Library, EntryPoint = "opus_decode")]
    public static partial int Decode(OpusDecoderHandle decoder, byte* packet, int length, short* samples, int frames, int useCorrection);

    [LibraryImport(Library, EntryPoint = "opus_encoder_create")]
    public static partial nint CreateEncoder(int rate, int channels, int application, out int error);

    [LibraryImport(Library, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(nint encoder);

    /// <returns>Bytes, or an error below 0.</returns>
    [LibraryImport(Library, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusEncoderHandle encoder, short* samples, int frames, byte* packet, int length);
}
