using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Rendering;
using Compositor.Unix;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compositor.Streams.Tests.Real;

/// <summary>What the renderers make of a surface's newest buffer, pixel for pixel.</summary>
internal static class Rendered
{
    /// <summary>By the CPU; null when there is no picture.</summary>
    public static PixelGrid? ByCpu(RecordingSurface recorded)
    {
        using var captions = new CaptionPainter(NullLogger.Instance);
        using var renderer = new CpuRenderer(captions);
        return By(renderer, recorded);
    }

    /// <summary>By OpenGL without a window; null when there is no picture.</summary>
    public static PixelGrid? ByGl(RecordingSurface recorded, out string rung)
    {
        using var captions = new CaptionPainter(NullLogger.Instance);
        var device = new SurfacelessDevice(captions, es: true);
        using var renderer = device.CreateRenderer();
        var picture = By(renderer, recorded, out rung);
        return picture;
    }

    private static PixelGrid? By(IRenderer renderer, RecordingSurface recorded) => By(renderer, recorded, out _);

    private static PixelGrid? By(IRenderer renderer, RecordingSurface recorded, out string rung)
    {
        rung = "none";
        if (recorded.Buffer is not { } buffer)
        {
            return null;
        }

        var surface = new Surface(new SurfaceId("stream", 0), new Ignored(), TimeProvider.System);
        var session = surface.Connect(new SurfaceOptions(0));
        var planes = buffer.Planes.Select(plane => new BufferPlane(plane.Fd.Duplicate(), plane.Offset, plane.Stride)).ToArray();
        session.Attach(new SurfaceBuffer(buffer.Kind, buffer.Size, buffer.Format, planes, buffer.Modifier, drawLock: buffer.DrawLock, colour: buffer.Colour));
        session.Commit([new Rect(buffer.Size)]);
        var damage = new Region();
        surface.TryLatch(damage, out var frame);
        Picture? picture;
        while (renderer.Update(surface, frame, damage) == UpdateOutcome.Busy || !renderer.Capture(surface, out picture))
        {
            // The source copies its next picture just now; it is done in a moment.
            Thread.Yield();
            frame = frame with { Retired = null };
        }

        rung = renderer.Describe(surface.Id)?.Rung ?? "none";
        renderer.Forget(surface);
        surface.Close();
        return picture is null
            ? null
            : new PixelGrid(picture.Size.Width, picture.Size.Height, Array.ConvertAll(MemoryMarshal.Cast<byte, int>(picture.Pixels).ToArray(), pixel => pixel & 0xffffff));
    }

    private sealed class Ignored : ISurfaceObserver
    {
        public void Committed(Surface surface)
        {
        }

        public void Rearranged(Surface surface)
        {
        }

        public void CursorChanged(Surface surface)
        {
        }
    }
}
