using Compositor.Contracts;
using Compositor.Core;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Configuration;

/// <summary>[shell].</summary>
internal sealed record ShellOptions
{
    public OutputChoice Output { get; init; }

    /// <summary>Of a window or headless output; null for the whole monitor, or 1600x900 when headless.</summary>
    public Size? Size { get; init; }

    public RendererChoice Renderer { get; init; }

    /// <summary>True to write each VM's name above it, where the layout wants it.</summary>
    public bool Labels { get; init; } = true;

    /// <summary>Frames per second of a headless output.</summary>
    public double Refresh { get; init; } = 60;

    /// <summary>Number of headless outputs.</summary>
    public int Outputs { get; init; } = 1;

    public LogLevel Log { get; init; } = LogLevel.Information;

    /// <summary>Who is heard.</summary>
    public SoundPolicy Audio { get; init; }

    /// <summary>The pause before a source is tried again; doubled each time.</summary>
    public TimeSpan RetryInitial { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan RetryMaximum { get; init; } = TimeSpan.FromSeconds(30);
}
