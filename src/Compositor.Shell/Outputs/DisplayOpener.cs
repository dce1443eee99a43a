using Compositor.Contracts;
using Compositor.Rendering;
using Compositor.Shell.Configuration;
using Compositor.Shell.Outputs.Kms;
using Compositor.Shell.Sdl;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs;

/// <summary>Opens the best display that can be opened, and says which and why. Main thread.</summary>
/// <param name="captions">Draws words; outlives what is opened.</param>
/// <param name="log">Where the choice is told.</param>
/// <param name="importsChanged">Called when it has become known what can be imported; any thread.</param>
internal sealed class DisplayOpener(CaptionPainter captions, ILogger log, Action importsChanged)
{
    private static readonly Size HeadlessSize = new(1600, 900);

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
                var opened = Open(choice, options, gl);
                log.LogInformation("output {Driver}: {Reason}; drawn by {Renderer}", opened.Display.Driver, choice.Reason, gl ? "OpenGL" : "the CPU");
                if (choice.Kind == DisplayKind.Headless && options.Output == OutputChoice.Auto)
                {
                    log.LogInformation("nothing is shown here; for a picture: compositor ctl screenshot wall.png");
                }

                return opened;
            }
            catch (Exception e) when (e is SdlException or DisplayException or DllNotFoundException)
            {
                reason = e.Message;
                log.LogWarning("output {Driver} cannot be used: {Reason}", choice.VideoDriver, reason);
            }
        }

        throw new DisplayException($"there is no display to show anything on: {reason}; --output headless needs none");
    }

    private OpenedDisplay Open(DisplayChoice choice, ShellOptions options, bool gl)
    {
        switch (choice.Kind, gl)
        {
            case (DisplayKind.Headless, true):
                var imports = Proofs(() => "surfaceless");
                var surfaceless = new SurfacelessDevice(captions, es: true, imports);
                return new OpenedDisplay(Headless(options, surfaceless.CreateTarget), surfaceless.CreateRenderer, imports);
            case (DisplayKind.Headless, false):
                return new OpenedDisplay(Headless(options, (name, size, refresh) => new MemoryTarget(name, size, refresh)), CreateCpuRenderer);
            case (DisplayKind.Kms, _):
                var node = string.Empty;
                var kmsProofs = Proofs(() => node);
                var kmsDevice = new SdlGlDevice(captions, kmsProofs);
                var console = new KmsDisplay(kmsDevice.CreateTarget, log);
                node = console.EglPlatform;
                return new OpenedDisplay(console, kmsDevice.CreateRenderer, kmsProofs);
            case (_, true):
                var platform = choice.VideoDriver;
                var proofs = Proofs(() => platform);
                var device = new SdlGlDevice(captions, proofs);
                var display = new SdlDisplay(choice, options.Size, gl, device.CreateTarget);
                platform = display.EglPlatform;
                return new OpenedDisplay(display, device.CreateRenderer, proofs);
            default:
                return new OpenedDisplay(new SdlDisplay(choice, options.Size, gl, window => new SdlPixelTarget(window)), CreateCpuRenderer);
        }
    }

    private static HeadlessDisplay Headless(ShellOptions options, Func<string, Size, TimeSpan, IOutputTarget> createTarget) =>
        new(options.Outputs, options.Size ?? HeadlessSize, TimeSpan.FromSeconds(1 / options.Refresh), createTarget);

    // Verdicts are looked up, and new imports tried, only once a buffer comes that asks for it.
    private ImportProofs Proofs(Func<string> platform) =>
        new(() => ProofDevice.OfCurrent(platform()), TrialCommand.OfThisProgram(), ImportProofs.DefaultFile, importsChanged);

    private CpuRenderer CreateCpuRenderer() => new(captions);

    private static bool HasDevice(string pattern) => Directory.Exists("/dev/dri") && Directory.GetFiles("/dev/dri", pattern).Length > 0;
}
