using System.Runtime.InteropServices;
using Compositor.Rendering;
using Compositor.Shell.CommandLine;
using Compositor.Shell.Configuration;
using Compositor.Shell.Outputs;
using Compositor.Shell.Plugins;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>
/// `compositor run`: from a checked configuration to a wall and back to nothing. Runs on the main thread, which SDL demands, and keeps it
/// until the end. Everything is made in order and let go in reverse order.
/// </summary>
internal sealed class ShellProgram(RunOptions options, Catalogue catalogue, ShellConfiguration configuration, ILoggerFactory logs)
{
    private readonly ILogger _log = logs.CreateLogger("compositor");
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Runs until told to end.</summary>
    /// <returns>The exit code: 0 after a clean end, 1 after a fault.</returns>
    public int Run()
    {
        var (display, _) = new DisplayOpener(logs.CreateLogger("display")).Open(configuration.Shell);
        using (display)
        {
            return RunAsync(display).GetAwaiter().GetResult();
        }
    }

    // Everything up to the end of the loop is on the main thread: no await before it, so no hop away from it.
    private async Task<int> RunAsync(IDisplay display)
    {
        var loop = new MainLoop(display, _log);
        var render = new RenderLoop(() => new CpuRenderer(new CaptionPainter(logs.CreateLogger("captions"))), _time, logs.CreateLogger("render"));
        foreach (var output in display.Outputs)
        {
            render.AddOutputAsync(output.Name, output.CreateTarget).GetAwaiter().GetResult();
        }

        var wall = new Wall(display, render, catalogue, configuration, _time, logs);
        var failure = render.Completion.ContinueWith(_ => loop.Stop(), TaskScheduler.Default);
        var actions = new ShellActions(wall, render, loop.Stop, _log);
        wall.ChordPressed += chord => actions.Perform(wall.ActionOf(chord));
        using var watcher = Watch(loop, wall);
        using var terminate = OnSignal(PosixSignal.SIGTERM, loop);
        using var interrupt = OnSignal(PosixSignal.SIGINT, loop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            watcher?.NoteChange();
        });

        loop.Run(new DisplayInput(wall, render.Repaint, loop.Stop), wall.Turn);

        _log.LogInformation("ending");
        await wall.DisposeAsync().ConfigureAwait(false);
        await render.DisposeAsync().ConfigureAwait(false);
        return render.Completion.IsFaulted ? 1 : 0;
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, MainLoop loop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        loop.Stop();
    });

    private ConfigurationWatcher? Watch(MainLoop loop, Wall wall)
    {
        try
        {
            var watcher = new ConfigurationWatcher(options.Config, new ConfigurationLoader(catalogue), _time);
            _ = FollowAsync(watcher, loop, wall);
            return watcher;
        }
        catch (IOException e)
        {
            _log.LogWarning("changes of {File} are not noticed: {Reason}", options.Config, e.Message);
            return null;
        }
    }

    private async Task FollowAsync(ConfigurationWatcher watcher, MainLoop loop, Wall wall)
    {
        await foreach (var change in watcher.Changes.ReadAllAsync().ConfigureAwait(false))
        {
            if (change.Configuration is { } changed)
            {
                loop.Post(() => wall.Apply(changed));
                continue;
            }

            foreach (var error in change.Errors)
            {
                _log.LogError("{Error}", error);
            }

            _log.LogError("the changed configuration is refused; the one before stays in force");
        }
    }
}
