using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>What Opus can hold.</summary>
public static class OpusFormat
{
    /// <summary>The most frames in a packet, at the highest rate: 120 ms.</summary>
    public const int MostFrames = 5760;

    /// <summary>True when libopus is installed; looks for it each time.</summary>
    public static bool IsAvailable()
    {
        if (!NativeLibrary.TryLoad(Opus.Library, typeof(OpusFormat).Assembly, null, out var library))
        {
            return false;
        }

        NativeLibrary.Free(library);
        return true;
    }

    /// <summary>True for a rate and a number of channels that Opus has.</summary>
    public static bool Has(int rate, int channels) => rate is 8000 or 12000 or 16000 or 24000 or 48000 && channels is 1 or 2;

    internal static void Check(int rate, int channels)
    {
        if (!Has(rate, channels))
        {
            throw new OpusException($"Opus has no sound of {rate} Hz with {channels} channels");
        }

        if (!IsAvailable())
        {
            throw new OpusException("sound in Opus needs libopus (Debian package libopus0)");
        }
    }
}
