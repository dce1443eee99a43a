using System.Runtime.InteropServices;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.CommandLine;
using Compositor.Shell.Configuration;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Server;
using Compositor.Shell.Logging;
using Compositor.Shell.Outputs;
using Compositor.Shell.Sdl;
using Compositor.Shell.Sound;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>
/// `compositor run`: from a checked configuration to a wall and back to nothing. Keeps the process's first thread, which SDL demands,
/// until the end. Everything is made in order and let go in reverse order.
/// </summary>
internal sealed class ShellProgram(RunOptions options, ILoggerFactory logs)
{
    private readonly ILogger _log = logs.CreateLogger("compositor");
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Runs until told to end.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="cancellationToken">A signal to end has come.</param>
    /// <returns>The exit code.</returns>
    public static int Run(RunOptions options, CancellationToken cancellationToken)
    {
        using var logs = ConsoleLog.Create(options.Configuration.Shell.Log, TimeProvider.System);
        var program = new ShellProgram(options, logs);
        try
        {
            return program.Run(cancellationToken);
        }
        catch (Exception e) when (e is DisplayException or ControlException or SdlException)
        {
            program._log.LogCritical("{Reason}", e.Message);
            return ExitCodes.Failed;
        }
    }

    private int Run(CancellationToken cancellationToken)
    {
        using var captions = new CaptionPainter(logs.CreateLogger("captions"));
        RenderLoop? render = null;
        using var opened = new DisplayOpener(captions, logs.CreateLogger("display"), () => render?.ImportsChanged()).Open(options.InForce(options.Configuration).Shell);
        var display = opened.Display;
        var loop = new MainLoop(display, _log);
        using var stop = cancellationToken.Register(loop.Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            loop.Stop();
        });
        render = new RenderLoop(opened.CreateRenderer, _time, logs.CreateLogger("render"));
        try
        {
            var outputs = new OutputFollower(display, render, logs.CreateLogger("display"));
            outputs.Start();
            return Run(display, loop, render, outputs);
        }
        finally
        {
            // Before the windows go: the render thread draws in them.
            render.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private int Run(IDisplay display, MainLoop loop, RenderLoop render, OutputFollower outputs)
    {
        var desk = new SoundDesk();
        using var sound = new SdlSound(desk, _time, logs.CreateLogger("sound"));
        var wall = new Wall(display, render, desk, options.Catalogue, options.InForce(options.Configuration), loop.Post, _time, logs);
        try
        {
            var actions = new ShellActions(wall, render, loop.Stop, _log);
            wall.ChordPressed += chord => actions.Perform(wall.ActionOf(chord));
            _ = StopAfterAsync(render.Completion, loop);
            using var shell = new ShellControl(wall, render, sound, display, loop, _time);
            var control = new ControlServer(options.SocketPath, shell, logs.CreateLogger("control"));
            using var watcher = Watch(loop, wall);
            _log.LogInformation("control socket {Path}", options.SocketPath);

            var clean = loop.Run(new DisplayInput(wall, render.Repaint, outputs.Follow, loop.Stop), wall.Turn);

            _log.LogInformation("ending");
            control.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return clean && !render.Completion.IsFaulted ? ExitCodes.Ok : ExitCodes.Failed;
        }
        finally
        {
            // Ends the machines that were started for the wall, too.
            wall.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static async Task StopAfterAsync(Task drawing, MainLoop loop)
    {
        await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        loop.Stop();
    }

    private ConfigurationWatcher? Watch(MainLoop loop, Wall wall)
    {
        try
        {
            var watcher = new ConfigurationWatcher(options.ConfigurationFile, _time);
            _ = FollowAsync(watcher, loop, wall);
            return watcher;
        }
        catch (IOException e)
        {
            _log.LogWarning("changes of {File} are not noticed: {Reason}", options.ConfigurationFile, e.Message);
            return null;
        }
    }

    private async Task FollowAsync(ConfigurationWatcher watcher, MainLoop loop, Wall wall)
    {
        await foreach (var text in watcher.Changes.ReadAllAsync().ConfigureAwait(false))
        {
            loop.Post(() => TakeOver(new ConfigurationLoader(options.Catalogue).Check(text), wall));
        }
    }

    private void TakeOver(ConfigurationResult change, Wall wall)
    {
        if (change.Configuration is { } changed)
        {
            wall.Apply(options.InForce(changed));
            return;
        }

        foreach (var error in change.Errors)
        {
            _log.LogError("{Error}", error);
        }

        _log.LogError("the changed configuration is refused; the one before stays in force");
    }
}
