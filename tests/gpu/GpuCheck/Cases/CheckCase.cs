using Compositor.Contracts;
using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>A picture to bring to the screen by one rung.</summary>
/// <param name="Rung">The rung that it must take.</param>
/// <param name="Memory">Where its memory comes from: <see cref="Canvas"/>, <see cref="Texture"/>, or an exporter as the kernel calls it.</param>
/// <param name="IsOwn">True when the GPU itself made the memory, so that it has no reason to refuse it.</param>
/// <param name="Format">The pixel format.</param>
/// <param name="Modifier">The layout.</param>
internal readonly record struct CheckCase(string Rung, string Memory, bool IsOwn, FourCc Format, ulong Modifier)
{
    /// <summary>A plugin's canvas: a sealed memfd.</summary>
    public const string Canvas = "canvas";

    /// <summary>A texture that the driver makes a dma-buf of: for drivers that give their memory in no other way.</summary>
    public const string Texture = "texture";

    private const char Separator = '|';

    /// <summary>For a command line.</summary>
    public string ToArgument() =>
        string.Join(Separator, Rung, Memory, IsOwn ? "own" : "foreign", Format.ToString(), TrialRequest.ModifierText(Modifier));

    /// <summary>Reads what <see cref="ToArgument"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static CheckCase Parse(string text)
    {
        var parts = text.Split(Separator);
        return parts.Length == 5 && TrialRequest.TryParseFormat(parts[3], out var format) && TrialRequest.TryParseModifier(parts[4], out var modifier)
            ? new CheckCase(parts[0], parts[1], parts[2] == "own", format, modifier)
            : throw new FormatException($"\"{text}\" is no case");
    }

    /// <summary>For people, and for names of files.</summary>
    public override string ToString()
    {
        var layout = Rung == GpuCheck.Rung.Modifier ? $" {TrialRequest.ModifierText(Modifier)}" : string.Empty;
        return $"{Rung}: {Format}{layout} of {Memory}";
    }
}
