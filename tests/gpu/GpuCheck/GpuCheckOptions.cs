using System.Globalization;

namespace Compositor.GpuCheck;

/// <summary>The command line.</summary>
/// <param name="IsSoftware">True when a GL without a GPU will do.</param>
/// <param name="IsQuick">True for less memory of others, and shorter measures.</param>
/// <param name="Surfaces">The most surfaces to measure.</param>
/// <param name="Platform">The only EGL display to look at; null for the first with a GPU.</param>
/// <param name="Api">"es", "core", or null for ES where there is one.</param>
/// <param name="Output">The folder for pictures and the report.</param>
internal sealed record GpuCheckOptions(bool IsSoftware, bool IsQuick, int Surfaces, string? Platform, string? Api, string Output)
{
    private const int MostSurfaces = 64;
    private const int QuickSurfaces = 4;

    /// <summary>How to use it.</summary>
    public const string Usage = """
        Checks every way to import pictures on this machine's GPU, its fences, and every pixel; then measures what frames cost.
        The last line is "N passed, N failed, N skipped". Without a GPU it says why and does nothing.

          --software         go on without a GPU
          --quick            less memory of other devices, shorter measures
          --surfaces N       measure 1, 2, 4 ... N surfaces (default: 64; 4 when quick); 0 for none
          --platform NAME    only this display: gbm:/dev/dri/renderD128, device:0, surfaceless
          --api es|core      OpenGL ES 3.0 (which shows video formats, too) or OpenGL 3.3
          --output FOLDER    where pictures and report.md go (default: artifacts/gpu)
        """;

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">Something in it is wrong; the message is for people.</exception>
    public static GpuCheckOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new GpuCheckOptions(false, false, MostSurfaces, null, null, Path.Combine("artifacts", "gpu"));
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : string.Empty;
            options = args[i] switch
            {
                "--software" => options with { IsSoftware = true },
                "--quick" => options with { IsQuick = true, Surfaces = Math.Min(options.Surfaces, QuickSurfaces) },
                "--surfaces" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) =>
                    options with { Surfaces = Math.Min(most, MostSurfaces) },
                "--platform" when value.Length > 0 => options with { Platform = value },
                "--api" when value is "es" or "core" => options with { Api = value },
                "--output" when value.Length > 0 => options with { Output = value },
                _ => throw new FormatException($"{args[i]} is no option, or lacks its value"),
            };
            i += args[i] is "--software" or "--quick" ? 0 : 1;
        }

        return options;
    }
}
