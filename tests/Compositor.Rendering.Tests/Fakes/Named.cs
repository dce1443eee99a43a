using System.Text;
using Compositor.Contracts;

namespace Compositor.Rendering.Tests.Fakes;

/// <summary>Formats by name, for test data that can be read.</summary>
internal static class Named
{
    public static FourCc Format(string name) => new(BitConverter.ToUInt32(Encoding.ASCII.GetBytes(name)));

    /// <summary>What is left of a colour in a format.</summary>
    public static int Rounded(int rgb, string format)
    {
        if (format != "RG16")
        {
            return rgb;
        }

        static int Bits(int value, int bits) => (int)Math.Round((value >> (8 - bits)) * 255.0 / ((1 << bits) - 1));
        return (Bits((rgb >> 16) & 255, 5) << 16) | (Bits((rgb >> 8) & 255, 6) << 8) | Bits(rgb & 255, 5);
    }
}
