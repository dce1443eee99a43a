using System.Reflection;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Reports;
using Compositor.Shell.Keys;
using Compositor.Shell.Outputs;
using Compositor.Shell.Sound;

namespace Compositor.Shell.Running;

/// <summary>Answers control requests: takes each to the main thread, and pictures to the render thread. Any thread.</summary>
internal sealed class ShellControl(Wall wall, RenderLoop render, SdlSound sound, IDisplay display, MainLoop loop, TimeProvider time) : IShellControl, IDisposable
{
    private readonly FileTransfers _transfers = new();
    private readonly long _began = time.GetTimestamp();

    public async Task<StatusReport> GetStatusAsync(CancellationToken cancellationToken)
    {
        var drawn = await render.ReportAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return await loop.AskAsync(() => new StatusReport(
            Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "unknown",
            time.GetElapsedTime(_began).TotalSeconds,
            wall.Configuration.Path,
            wall.Policies.Layout.Name,
            wall.Policies.Routing.Name,
            wall.Seat.Focus?.ToString(),
            wall.Seat.HeldPresses,
            [.. display.Outputs.Select(output => StatusText.Output(output, display, drawn))])
        {
            Sound = StatusText.Sound(wall, sound),
        }).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<SourceReport>> GetSourcesAsync(CancellationToken cancellationToken)
    {
        var drawn = await render.ReportAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return await loop.AskAsync<IReadOnlyList<SourceReport>>(() =>
            [.. wall.Set.Sources.Select(source => StatusText.Source(source, wall.Scene, wall.Seat.Focus, drawn, time))])
            .WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task FocusAsync(SurfaceId surface, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            Find(surface);
            wall.Seat.SetFocus(surface);
        },
        cancellationToken);

    public Task SetLayoutAsync(string policy, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            if (!wall.Policies.LayoutNames.Contains(policy))
            {
                throw new ControlException(
                    ControlCodes.UnknownLayout, $"there is no layout \"{policy}\"; there are {string.Join(", ", wall.Policies.LayoutNames)}");
            }

            wall.UseLayout(policy);
        },
        cancellationToken);

    public async Task<ScreenshotReport> ScreenshotAsync(ScreenshotRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var picture = request.Source is { } source
                ? await CaptureAsync(source, cancellationToken).ConfigureAwait(false)
                : await CaptureAsync(request.Output, cancellationToken).ConfigureAwait(false);
            PngFile.Write(request.File, picture);
            return new ScreenshotReport(request.File, picture.Size.Width, picture.Size.Height);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new ControlException(ControlCodes.Failed, $"no screenshot in {request.File}: {e.Message}", e);
        }
    }

    public Task SendKeysAsync(SurfaceId surface, IReadOnlyList<Chord> chords, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            var sink = FindInput(surface);
            foreach (var chord in chords)
            {
                RemoteControl.SendKeys(sink, [.. ChordText.PressOrder(chord)]);
            }
        },
        cancellationToken);

    public Task SendPointerAsync(SurfaceId surface, Point position, ushort? button, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            var size = Find(surface).Size;
            if (!new Rect(size).Contains(position))
            {
                throw new ControlException(ControlCodes.BadRequest, $"{position} is outside of {surface}, which has {size} pixels");
            }

            RemoteControl.SendPointer(FindInput(surface), position, button);
        },
        cancellationToken);

    public async Task<TransferReport> SendFileAsync(SurfaceId surface, string file, CancellationToken cancellationToken)
    {
        var sink = await loop.AskAsync(() => FindFiles(surface)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => _transfers.Begin(surface.ToString(), sink, file), cancellationToken).ConfigureAwait(false);
    }

    public TransferReport GetTransfer(int id) => _transfers.Get(id);

    public TransferReport CancelTransfer(int id) => _transfers.Cancel(id);

    public void Dispose() => _transfers.Dispose();

    public Task SetVolumeAsync(string source, int? volume, bool? isMuted, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            var heard = (wall.Set.Find(source) ?? throw Unknown(source)).Sound!;
            heard.Volume = volume ?? heard.Volume;
            heard.IsMuted = isMuted ?? heard.IsMuted;
        },
        cancellationToken);

    public Task RequestPowerAsync(SurfaceId surface, PowerAction action, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            if (Find(surface).Power is not { IsAvailable: true } power)
            {
                throw new ControlException(ControlCodes.Unavailable, $"the power of {surface} cannot be controlled from here");
            }

            power.Request(action);
        },
        cancellationToken);

    public Task QuitAsync(CancellationToken cancellationToken)
    {
        loop.Stop();
        return Task.CompletedTask;
    }

    private Task DoAsync(Action action, CancellationToken cancellationToken) => loop.AskAsync(() =>
    {
        action();
        return true;
    }).WaitAsync(cancellationToken);

    private async Task<Picture> CaptureAsync(SurfaceId id, CancellationToken cancellationToken)
    {
        var surface = await loop.AskAsync(() => Find(id)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await render.CaptureSurfaceAsync(surface).WaitAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ControlException(ControlCodes.Unavailable, $"{id} has no picture yet");
    }

    private async Task<Picture> CaptureAsync(string? wanted, CancellationToken cancellationToken)
    {
        // The scene may be one turn behind what was asked for just before: ask the main thread, which catches up first.
        var names = await loop.AskAsync(() =>
        {
            wall.Turn();
            return wall.Scene.Outputs.Select(output => output.Output).ToArray();
        }).WaitAsync(cancellationToken).ConfigureAwait(false);
        var name = wanted ?? names.FirstOrDefault() ?? throw new ControlException(ControlCodes.Unavailable, "there is no output now");
        return names.Contains(name)
            ? await render.CaptureOutputAsync(name).WaitAsync(cancellationToken).ConfigureAwait(false)
            : throw new ControlException(ControlCodes.UnknownOutput, $"there is no output \"{name}\"; there are {string.Join(", ", names)}");
    }

    private Surface Find(SurfaceId id) => wall.Set.Find(id) ?? throw Unknown(id.ToString());

    private ControlException Unknown(string name) => new(
        ControlCodes.UnknownSource, $"there is no source \"{name}\"; there are {string.Join(", ", wall.Set.Sources.Select(source => source.Name))}");

    private IFileSink FindFiles(SurfaceId id) => Find(id) switch
    {
        { Files: { } files } => files,
        { Input: not null } => throw new ControlException(
            ControlCodes.Unavailable, $"{id} takes no files: a {wall.Set.Find(id.Source)!.Kind} source has no way to send them"),
        _ => throw new ControlException(ControlCodes.Unavailable, $"{id} takes no files now: {wall.Set.Find(id.Source)!.Status.Activity}"),
    };

    private IInputSink FindInput(SurfaceId id) => Find(id).Input ?? throw new ControlException(
        ControlCodes.Unavailable, $"{id} takes no input now: {wall.Set.Find(id.Source)!.Status.Activity}");
}
