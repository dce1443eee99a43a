using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Configuration;
using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs;

/// <summary>Opens the best display that can be opened, and says which and why. Main thread.</summary>
internal sealed class DisplayOpener(ILogger log)
{
    private static readonly Size HeadlessSize = new(1280, 800);

    /// <summary>Opens a display.</summary>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="DisplayException">None that was asked for can be opened.</exception>
    public OpenedDisplay Open(ShellOptions options)
    {
        var hasRenderNode = HasDevice("renderD*");
        var reason = "neither WAYLAND_DISPLAY nor DISPLAY is set and there is no DRM device";
        foreach (var choice in DisplayChoice.Candidates(options.Output, Environment.GetEnvironmentVariable, HasDevice("card*")))
        {
            var gl = RendererPreference.UsesGl(options.Renderer, choice.Kind, hasRenderNode);
            try
            {
                var display = Open(choice, options, gl);
                log.LogInformation("output {Driver}: {Reason}; drawn by {Renderer}", display.Driver, choice.Reason, gl ? "OpenGL" : "the CPU");
                if (choice.Kind == DisplayKind.Headless && options.Output == OutputChoice.Auto)
                {
                    log.LogInformation("nothing is shown here; for a picture: compositor ctl screenshot wall.png");
                }

                return new OpenedDisplay(display, () => gl ? CreateGlRenderer() : new CpuRenderer(Captions()));
            }
            catch (Exception e) when (e is SdlException or DllNotFoundException)
            {
                reason = e.Message;
                log.LogWarning("output {Driver} cannot be used: {Reason}", choice.VideoDriver, reason);
            }
        }

        throw new DisplayException($"there is no display to show anything on: {reason}; --output headless needs none");
    }

    private static IDisplay Open(DisplayChoice choice, ShellOptions options, bool gl)
    {
        if (choice.Kind == DisplayKind.Headless)
        {
            return new HeadlessDisplay(
                options.Outputs,
                options.Size ?? HeadlessSize,
                TimeSpan.FromSeconds(1 / options.Refresh),
                (name, size, refresh) => new MemoryTarget(name, size, refresh));
        }

        // On a bare console there are no windows.
        var windowed = choice.Kind == DisplayKind.Kms ? null : options.Size;
        return new SdlDisplay(choice, windowed, gl, window => new SdlPixelTarget(window));
    }

    private static bool HasDevice(string pattern) => Directory.Exists("/dev/dri") && Directory.GetFiles("/dev/dri", pattern).Length > 0;

    private CaptionPainter Captions() => new(log);

    private IRenderer CreateGlRenderer() => throw new DisplayException("not yet");
}
