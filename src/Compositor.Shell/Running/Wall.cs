using Compositor.Contracts;
using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Configuration;
using Compositor.Shell.Keys;
using Compositor.Shell.Outputs;
using Compositor.Shell.Plugins;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>
/// The wall as the main thread knows it: sources, policies, seat, and the scene they add up to. Everything here is main thread.
/// </summary>
internal sealed class Wall : ISeatScene, ISeatObserver, IAsyncDisposable
{
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(1);

    private readonly IDisplay _display;
    private readonly RenderLoop _render;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly WakeFlags _flags = new();
    private readonly ITimer _clock;
    private readonly SoundDesk _sound;
    private readonly GuestSizes _sizes;
    private readonly ViewReports _views;
    private SceneBuilder _scenes;
    private FrameDetails? _details;
    private ShellConfiguration _configuration;

    public Wall(
        IDisplay display,
        RenderLoop render,
        SoundDesk sound,
        Catalogue catalogue,
        ShellConfiguration configuration,
        Action<Action> post,
        TimeProvider time,
        ILoggerFactory logs)
    {
        (_display, _render, _sound, _time, _configuration) = (display, render, sound, time, configuration);
        _log = logs.CreateLogger("wall");
        _clock = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _scenes = CreateBuilder();
        Policies = new PolicySet(catalogue, configuration, _log);
        Clipboard = new WallClipboard(post, display.Clipboard);
        _sizes = new GuestSizes(post, time, _log);
        _views = new ViewReports(_log);
        Seat = new Seat(this, this, Policies.Routing);
        Set = new SourceSet(catalogue, new WallObserver(_flags, display.Wake, render.Wake), render.ForgetAsync, Clipboard, sound, time, logs);
        TakeOver(null);
    }

    public SourceSet Set { get; }

    public PolicySet Policies { get; }

    public Seat Seat { get; }

    public WallClipboard Clipboard { get; }

    public Scene Scene { get; private set; } = Scene.Empty;

    public ShellConfiguration Configuration => _configuration;

    /// <summary>A bound chord was pressed.</summary>
    public event Action<Chord>? ChordPressed;

    /// <summary>Catches up with everything that changed since the last turn.</summary>
    public void Turn()
    {
        var flags = _flags.Take();
        if (flags.HasFlag(WakeFlag.Scene))
        {
            FollowSurfaces();
            Scene = _scenes.Build(
                [.. _display.Outputs.Select(output => output.Description)], Set.Sources, Seat.Focus, Seat.Locked, Policies.LayoutOf);
            _render.SetScene(Scene);
            Seat.SceneChanged();
            _sizes.Follow(Scene);
            _views.Follow(Scene, Set.Sources.SelectMany(source => source.Surfaces), Seat.Focus);
            SetClock();
        }

        if (flags != WakeFlag.None)
        {
            ShowPointer(Seat.PointerOver);
        }
    }

    /// <summary>Takes over a changed configuration; what is equal in both goes on undisturbed.</summary>
    public void Apply(ShellConfiguration configuration)
    {
        var before = _configuration;
        _configuration = configuration;
        _scenes = CreateBuilder();
        Policies.Apply(configuration);
        Seat.Policy = Policies.Routing;
        TakeOver(before);
        _log.LogInformation("the changed configuration is in force");
        if (RestartKeys.Between(before.Shell, configuration.Shell) is { Count: > 0 } keys)
        {
            _log.LogWarning("changed in [shell], and in force after a restart only: {Keys}", string.Join(", ", keys));
        }
    }

    public void UseLayout(string name)
    {
        Policies.UseLayout(name);
        Mark(WakeFlag.Scene);
    }

    /// <summary>Shows, or hides again, how each picture comes to the screen.</summary>
    public void ToggleDetails()
    {
        _details = _details is null ? new FrameDetails(_time) : null;
        _scenes = CreateBuilder();
        Tick();
    }

    /// <summary>What a bound chord does.</summary>
    public ShellAction ActionOf(Chord chord) => _configuration.Bindings.First(binding => binding.Chord == chord).Action;

    /// <summary>The outputs changed.</summary>
    public void OutputsChanged() => Mark(WakeFlag.Scene);

    public View? ViewAt(string output, Point point) => Scene.Of(output)?.ViewAt(point);

    public View? ViewOf(string output, SurfaceId surface) => Scene.Of(output)?.ViewOf(surface);

    public Surface? Find(SurfaceId id) => Set.Find(id);

    public void FocusChanged(SurfaceId? focus)
    {
        Clipboard.SetFocus(focus?.Source);
        _sound.Focus = focus?.Source;
        Mark(WakeFlag.Scene);
    }

    public void PointerLocked(SurfaceId? surface)
    {
        _display.SetPointerLock(surface is not null);
        Mark(WakeFlag.Scene);
    }

    public void PointerEntered(SurfaceId? surface) => ShowPointer(surface);

    public void Perform(Chord chord) => ChordPressed?.Invoke(chord);

    public async ValueTask DisposeAsync()
    {
        Seat.ReleaseAll();
        await _clock.DisposeAsync().ConfigureAwait(false);
        _sizes.Dispose();
        await Set.DisposeAsync().ConfigureAwait(false);
        Policies.Dispose();
    }

    private void TakeOver(ShellConfiguration? before)
    {
        Seat.Bindings = _configuration.Bindings.Select(binding => binding.Chord).ToHashSet();
        Clipboard.Apply(_configuration.Sources.ToDictionary(source => source.Name, source => source.Clipboard));
        _sizes.Apply(_configuration.Sources.Where(source => source.ResizesGuest).Select(source => source.Name).ToHashSet());
        _sound.Policy = _configuration.Shell.Audio;
        Set.Apply(before, _configuration);
        Mark(WakeFlag.Scene);
    }

    private SceneBuilder CreateBuilder()
    {
        var release = _configuration.Bindings.FirstOrDefault(binding => binding.Action is ShellAction.ReleaseGrab);
        return new SceneBuilder(
            _time,
            _configuration.Shell.Labels,
            release is null ? string.Empty : $"{ChordText.Write(release.Chord)} gives the pointer back",
            _details is { } details ? details.Of : null);
    }

    private void Mark(WakeFlag flag)
    {
        if (_flags.Set(flag))
        {
            _display.Wake();
        }
    }

    private void FollowSurfaces()
    {
        foreach (var source in Set.Sources)
        {
            foreach (var surface in source.Surfaces)
            {
                Seat.SurfaceChanged(surface);
            }
        }

        if (Seat.Focus is not { } focus || Set.Find(focus) is null)
        {
            Seat.SetFocus(Set.Sources.Count > 0 ? Set.Sources[0].Surfaces[0].Id : null);
        }
    }

    /// <summary>A second has passed, or details are asked for. Any thread.</summary>
    private void Tick()
    {
        if (Volatile.Read(ref _details) is { } details)
        {
            _ = FollowAsync(details);
        }
        else
        {
            Mark(WakeFlag.Scene);
        }
    }

    private async Task FollowAsync(FrameDetails details)
    {
        try
        {
            details.Report = await _render.ReportAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            // The render loop has ended, and the program with it.
        }

        Mark(WakeFlag.Scene);
    }

    /// <summary>
    /// While a source is away its placeholder counts seconds, and details are of the last second; at no other time does a clock run.
    /// </summary>
    private void SetClock()
    {
        var counts = _details is not null || Set.Sources.Any(source =>
            source.Status.Phase == SourcePhase.Away || source.Surfaces.Any(surface => surface.Phase == SurfacePhase.Held));
        _clock.Change(counts ? ClockTick : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void ShowPointer(SurfaceId? over)
    {
        var surface = over is { } id ? Set.Find(id) : null;
        var cursor = surface is { Phase: SurfacePhase.Live, Input.PointerMode: PointerMode.Absolute } ? surface.Cursor : default;

        // A guest that never drew a pointer still needs one to be seen: the host's arrow.
        _display.SetCursor(cursor.Image, cursor.Image is null || cursor.Visible);
    }
}
