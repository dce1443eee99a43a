using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Control;
using Compositor.Shell.Control.Reports;
using Compositor.Shell.Keys;

namespace Compositor.Shell.Tests.Control;

/// <summary>Notes what it is asked, and refuses what is called "missing" or "defect".</summary>
internal sealed class FakeShellControl : IShellControl
{
    private readonly List<string> _calls = [];

    public IReadOnlyList<string> Calls => _calls;

    /// <summary>Where there is one, focus waits for it for ever, unless cancelled.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Set when focus has begun to wait.</summary>
    public TaskCompletionSource Holding { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StatusReport> GetStatusAsync(CancellationToken cancellationToken) => Task.FromResult(new StatusReport(
        "1.2.3", 3723, "/etc/c.toml", "grid", "click-to-focus", "alpha", 0, [new OutputReport("HEADLESS-1", 1280, 800, "headless", "cpu", "memory", 60, 42)]));

    public Task<IReadOnlyList<SourceReport>> GetSourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SourceReport>>(
    [
        new SourceReport("alpha", "testcard", SourceCondition.Live, null, null, [new HeadReport("alpha", "card", 640, 480, "XR24", "upload", "no GPU", 1, 2048, 3, 7, "HEADLESS-1", true)]),
        new SourceReport("beta", "virgil", SourceCondition.Away, "QEMU is not there", 3.2, []),
    ]);

    public async Task FocusAsync(SurfaceId surface, CancellationToken cancellationToken)
    {
        Note($"focus {surface}", surface.Source);
        if (Hold is { } hold)
        {
            Holding.SetResult();
            await hold.Task.WaitAsync(cancellationToken);
        }
    }

    public Task SetLayoutAsync(string policy, CancellationToken cancellationToken) => NoteAsync($"layout {policy}", policy);

    public Task<ScreenshotReport> ScreenshotAsync(ScreenshotRequest request, CancellationToken cancellationToken)
    {
        Note($"screenshot {request.File} {request.Output}{request.Source}", request.Output ?? string.Empty);
        return Task.FromResult(new ScreenshotReport(request.File, 1280, 800));
    }

    public Task SendKeysAsync(SurfaceId surface, IReadOnlyList<Chord> chords, CancellationToken cancellationToken) =>
        NoteAsync($"keys {surface} {string.Join(' ', chords.Select(ChordText.Write))}", surface.Source);

    public Task SendPointerAsync(SurfaceId surface, Point position, ushort? button, CancellationToken cancellationToken) =>
        NoteAsync($"pointer {surface} {position} {button}", surface.Source);

    public Task<TransferReport> SendFileAsync(SurfaceId surface, string file, CancellationToken cancellationToken)
    {
        Note($"file {surface} {file}", surface.Source);
        return Task.FromResult(new TransferReport(1, surface.ToString(), file, 0, 100, false, null));
    }

    public TransferReport GetTransfer(int id)
    {
        Note($"transfer {id}", string.Empty);
        return new TransferReport(id, "alpha", "/tmp/f", 100, 100, true, id == 1 ? null : "the guest has cancelled it");
    }

    public TransferReport CancelTransfer(int id)
    {
        Note($"cancel {id}", string.Empty);
        return new TransferReport(id, "alpha", "/tmp/f", 50, 100, true, "it was cancelled");
    }
    public Task SetVolumeAsync(string source, int? volume, bool? isMuted, CancellationToken cancellationToken) =>
        NoteAsync($"volume {source} {volume}{isMuted}", source);

    public Task RequestPowerAsync(SurfaceId surface, PowerAction action, CancellationToken cancellationToken) =>
        NoteAsync($"power {surface} {action}", surface.Source);

    public Task QuitAsync(CancellationToken cancellationToken) => NoteAsync("quit", string.Empty);

    private Task NoteAsync(string call, string name)
    {
        Note(call, name);
        return Task.CompletedTask;
    }

    private void Note(string call, string name)
    {
        if (name == "missing")
        {
            throw new ControlException(ControlCodes.UnknownSource, "there is no source \"missing\"");
        }

        if (name == "defect")
        {
            throw new InvalidOperationException("a defect");
        }

        _calls.Add(call);
    }
}
