using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>What an EGL display and its GL say of themselves; as far as the process that asked them came.</summary>
public sealed record EglFacts
{
    /// <summary>"Mesa Project"; empty when the display did not start.</summary>
    public string Vendor { get; init; } = string.Empty;

    /// <summary>EGL's version.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The DRM device it draws with; empty for none.</summary>
    public string Node { get; init; } = string.Empty;

    /// <summary>OpenGL ES's version; empty when there is no ES 3.0.</summary>
    public string Es { get; init; } = string.Empty;

    /// <summary>OpenGL's version; empty when there is no core 3.3.</summary>
    public string Core { get; init; } = string.Empty;

    /// <summary>GL's name of the GPU.</summary>
    public string Renderer { get; init; } = string.Empty;

    /// <summary>True when it says that it imports dma-bufs.</summary>
    public bool Imports { get; init; }

    /// <summary>True when layouts can be told.</summary>
    public bool Modifiers { get; init; }

    /// <summary>True when the GPU can wait for the kernel's fences.</summary>
    public bool Fences { get; init; }

    /// <summary>True when shaders can sample what the driver converts (samplerExternalOES).</summary>
    public bool External { get; init; }

    /// <summary>Who its own buffers come from, as the kernel calls it; empty when it makes none.</summary>
    public string Exporter { get; init; } = string.Empty;

    /// <summary>Why the display could not be looked at to the end; empty when it could.</summary>
    public string Failure { get; init; } = string.Empty;

    /// <summary>The formats that this program knows and the driver lists, each with its modifiers.</summary>
    public IReadOnlyDictionary<FourCc, IReadOnlyList<ulong>> Formats { get; init; } = new Dictionary<FourCc, IReadOnlyList<ulong>>();

    /// <summary>True when there is GL to draw with.</summary>
    public bool Draws => Es.Length > 0 || Core.Length > 0;

    /// <summary>True when the processor draws, not a GPU.</summary>
    public bool IsSoftware => Renderer.Contains("llvmpipe", StringComparison.Ordinal) || Renderer.Contains("softpipe", StringComparison.Ordinal)
        || Renderer.Contains("SwiftShader", StringComparison.Ordinal);

    /// <summary>Reads what <see cref="EglLook"/> wrote, also when it did not come to the end.</summary>
    /// <param name="text">Lines of a key and a value; lines with other keys are passed over.</param>
    public static EglFacts Parse(string text)
    {
        var facts = new EglFacts();
        var formats = new Dictionary<FourCc, IReadOnlyList<ulong>>();
        foreach (var line in text.Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (key, value) = space < 0 ? (line, string.Empty) : (line[..space], TrialLines.Clean(line[(space + 1)..]));
            facts = key switch
            {
                EglLook.Vendor => facts with { Vendor = value },
                EglLook.Version => facts with { Version = value },
                EglLook.Node => facts with { Node = value },
                EglLook.Es => facts with { Es = value },
                EglLook.Core => facts with { Core = value },
                EglLook.Renderer => facts with { Renderer = value },
                EglLook.Imports => facts with { Imports = true },
                EglLook.Modifiers => facts with { Modifiers = true },
                EglLook.Fences => facts with { Fences = true },
                EglLook.External => facts with { External = true },
                EglLook.Exporter => facts with { Exporter = value },
                EglLook.Failure => facts with { Failure = value },
                _ => facts,
            };
            if (key == EglLook.Format)
            {
                AddFormat(value, formats);
            }
        }

        return facts with { Formats = formats };
    }

    private static void AddFormat(string value, Dictionary<FourCc, IReadOnlyList<ulong>> formats)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && TrialRequest.TryParseFormat(words[0], out var format))
        {
            formats[format] = [.. words.Skip(1).Select(word => TrialRequest.TryParseModifier(word, out var modifier) ? modifier : Modifier.Implicit)];
        }
    }
}
