using System.Globalization;

namespace Compositor.GpuCheck;

/// <summary>What frames of a rung cost.</summary>
/// <param name="Surfaces">How many of 1080p, all of each changed.</param>
/// <param name="Cpu">Milliseconds of processor time a frame, all threads.</param>
/// <param name="Wall">Milliseconds from frame to frame.</param>
/// <param name="Gpu">Milliseconds of GPU time a frame; less than 0 where the GPU does not count it.</param>
/// <param name="Touched">Bytes of pixels that the CPU touched a frame.</param>
/// <param name="Allocated">Managed bytes a frame.</param>
/// <param name="Copy">Milliseconds of copying one 1080p frame, measured by the same process.</param>
internal sealed record MeasureRow(int Surfaces, double Cpu, double Wall, double Gpu, long Touched, long Allocated, double Copy)
{
    /// <summary>For a line of a child.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{ChildLines.Row}{Surfaces} {Cpu:r} {Wall:r} {Gpu:r} {Touched} {Allocated} {Copy:r}");

    /// <summary>Reads such a line; null when it is another.</summary>
    public static MeasureRow? Parse(string line)
    {
        if (!line.StartsWith(ChildLines.Row, StringComparison.Ordinal))
        {
            return null;
        }

        var words = line[ChildLines.Row.Length..].Split(' ');
        return words.Length == 7
            ? new MeasureRow(
                (int)Number(words[0]), Number(words[1]), Number(words[2]), Number(words[3]), (long)Number(words[4]), (long)Number(words[5]), Number(words[6]))
            : null;
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
