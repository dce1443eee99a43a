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
    /// <returns>The display and whether it is drawn by GL.</returns>
    /// <exception cref="SdlException">None that was asked for can be opened.</exception>
    public (IDisplay Display, bool UsesGl) Open(ShellOptions options)
    {
        var hasRenderNode = HasDevice("renderD*");
        var candidates = DisplayChoice.Candidates(
            options.Output.ToString().ToLowerInvariant(), Environment.GetEnvironmentVariable, HasDevice("card*"));
        if (candidates.Count == 0)
        {
            throw new InvalidOperationException("--output sdl needs a display: neither WAYLAND_DISPLAY nor DISPLAY is set and there is no DRM device");
        }

        foreach (var choice in candidates)
        {
            var gl = RendererPreference.UsesGl(options.Renderer, choice.Kind, hasRenderNode);
            try
            {
                var display = Open(choice, options, gl);
                log.LogInformation("output {Driver}: {Reason}; drawn by {Renderer}", display.Driver, choice.Reason, gl ? "OpenGL" : "the CPU");
                return (display, gl);
            }
            catch (Exception e) when (e is SdlException or DllNotFoundException && choice != candidates[^1])
            {
                log.LogWarning("output {Driver} cannot be used: {Reason}", choice.VideoDriver, e.Message);
            }
        }

        throw new InvalidOperationException("no display could be opened");
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
}
