using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// Looks at an EGL display, in a process that may die of it, and writes what it finds line by line for <see cref="EglFacts"/>.
/// </summary>
/// <param name="platform">As in <see cref="ProofDevice"/>.</param>
/// <param name="output">Where it writes.</param>
public sealed class EglLook(string platform, TextWriter output)
{
    internal const string Vendor = "vendor";
    internal const string Version = "version";
    internal const string Node = "node";
    internal const string Es = "es";
    internal const string Core = "core";
    internal const string Renderer = "renderer";
    internal const string Imports = "imports";
    internal const string Modifiers = "modifiers";
    internal const string Fences = "fences";
    internal const string External = "external";
    internal const string Exporter = "exporter";
    internal const string Format = "format";
    internal const string Failure = "failure";

    private const int MostModifiers = 12;

    /// <summary>Looks, on the calling thread. Returns also when the driver fails, but not when it crashes or hangs.</summary>
    /// <param name="seconds">When the process ends at the latest.</param>
    public void Run(int seconds)
    {
        ProcessBounds.EndAfter(seconds);
        ProcessBounds.LeaveNoCore();
        try
        {
            Look();
        }
        catch (Exception e) when (e is RendererException or SourceException or DllNotFoundException or EntryPointNotFoundException)
        {
            Say(Failure, e is DllNotFoundException ? "libEGL.so.1 is missing" : e.Message);
        }

        output.Flush();
    }

    private void Look()
    {
        using var display = EglPlatform.Open(platform);
        Say(Vendor, Marshal.PtrToStringUTF8(Egl.eglQueryString(display.Display, Egl.Vendor)));
        Say(Version, Marshal.PtrToStringUTF8(Egl.eglQueryString(display.Display, Egl.Version)));
        Say(Node, display.Gbm?.Path ?? EglDevices.NodeOf(display.Display));
        var extensions = new EglExtensions(display.Display);
        SayIf(extensions.Has("EGL_EXT_image_dma_buf_import"), Imports);
        SayIf(extensions.Has("EGL_EXT_image_dma_buf_import_modifiers"), Modifiers);
        SayIf(extensions.Has("EGL_ANDROID_native_fence_sync"), Fences);
        LookAtGl(display);
        var formats = new EglDmaBufFormats(display.Display);
        foreach (var format in formats.Formats().Intersect(TrialFormat.Known))
        {
            Say(Format, $"{format} {string.Join(' ', formats.Modifiers(format).Take(MostModifiers).Select(TrialRequest.ModifierText))}");
        }

        if (display.Gbm is { } gbm)
        {
            using var buffer = new GbmTestBuffer(gbm, null, TrialFormat.Find(FourCc.Xrgb8888)!, TrialLayout.PictureSize, Modifier.Implicit);
            Say(Exporter, DmaBuf.ExporterOf(buffer.Buffer.Planes[0].Fd));
        }
    }

    private void LookAtGl(EglPlatform display)
    {
        foreach (var (key, es) in new[] { (Es, true), (Core, false) })
        {
            try
            {
                using var context = new EglContext(display, es);
                var strings = GlStrings.OfCurrent();
                Say(key, strings.Version);
                Say(Renderer, strings.Renderer);
                SayIf(es && new GlDevice().HasExternal, External);
            }
            catch (RendererException e)
            {
                Say(Failure, e.Message);
            }
        }
    }

    private void SayIf(bool condition, string key)
    {
        if (condition)
        {
            Say(key, "yes");
        }
    }

    private void Say(string key, string? value)
    {
        output.WriteLine($"{key} {TrialLines.Clean(value ?? string.Empty)}");

        // At once: what comes next may be the end.
        output.Flush();
    }
}
