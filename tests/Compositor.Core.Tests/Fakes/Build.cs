using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Core.Tests.Fakes;

/// <summary>Makes the things that most tests need.</summary>
internal static class Build
{
    public static SurfaceBuffer Buffer(int width = 16, int height = 16)
    {
        using var canvas = new SealedCanvas(new Size(width, height), FourCc.Xrgb8888);
        return canvas.CreateBuffer();
    }

    public static Source Source(string name, ISource plugin, ISourceObserver observer, TimeProvider time, WallClipboard? clipboard = null) => new(
        name,
        "scripted",
        plugin,
        observer,
        (_, size, format) => new SealedCanvas(size, format),
        clipboard ?? new WallClipboard(work => work(), null),
        time,
        NullLogger.Instance,
        new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8)));
}
