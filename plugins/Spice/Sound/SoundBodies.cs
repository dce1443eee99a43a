using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>What the messages of playback and record have in common.</summary>
internal static class SoundBodies
{
    private const ushort Signed16 = 1;

    /// <summary>Reads what a stream begins with.</summary>
    /// <exception cref="SpiceException">The format cannot be right.</exception>
    public static SoundFormat ReadFormat(ref BodyReader reader)
    {
        var channels = reader.ReadUInt32();
        var samples = reader.ReadUInt16();
        var rate = reader.ReadUInt32();
        var format = new SoundFormat((int)Math.Min(rate, int.MaxValue), (int)Math.Min(channels, int.MaxValue));
        return samples == Signed16 && format.IsValid
            ? format
            : throw new SpiceException($"sound cannot have {rate} Hz with {channels} channels in samples of kind {samples}");
    }

    /// <summary>Reads a volume for each channel.</summary>
    public static ushort[] ReadVolumes(ref BodyReader reader)
    {
        var volumes = new ushort[reader.ReadByte()];
        for (var i = 0; i < volumes.Length; i++)
        {
            volumes[i] = reader.ReadUInt16();
        }

        return volumes;
    }
}
