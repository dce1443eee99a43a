using System.Threading.Channels;
using Compositor.Contracts;

namespace Compositor.Testcard.Tests;

/// <summary>Keeps every commit; completes them at once, or when told to.</summary>
internal sealed class FakeSurface(FakeSurfaceHost host, SurfaceOptions options) : ISurface
{
    private readonly Channel<FakeCommit> _commits = Channel.CreateUnbounded<FakeCommit>();
    private SurfaceBuffer? _attached;
    private TaskCompletionSource<FrameOutcome>? _held;

    public SurfaceOptions Options => options;

    public IInputSink Input => options.Input!;

    public bool IsDisposed { get; private set; }

    public SurfaceBuffer? Attached => _attached;

    public ChannelReader<FakeCommit> Commits => _commits.Reader;

    public async Task<FakeCommit> NextAsync() => await _commits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public void HoldCommits() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void CompleteCommits()
    {
        var held = _held;
        _held = null;
        held?.SetResult(FrameOutcome.Presented);
    }

    public void Attach(SurfaceBuffer buffer)
    {
        _attached?.Dispose();
        _attached = buffer;
    }

    public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage)
    {
        var outcome = _held is { } held ? new ValueTask<FrameOutcome>(held.Task) : ValueTask.FromResult(FrameOutcome.Presented);
        Commit(damage);
        return outcome;
    }

    public void Commit(ReadOnlySpan<Rect> damage)
    {
        var canvas = host.CanvasOf(_attached!);
        _commits.Writer.TryWrite(new FakeCommit(damage.ToArray(), canvas?.Snapshot() ?? [], _attached!.Size.Width));
    }

    public void SetCursor(CursorImage? image)
    {
    }

    public void MoveCursor(Point position, bool visible)
    {
    }

    public void Unmap()
    {
    }

    public void Dispose()
    {
        IsDisposed = true;
        _attached?.Dispose();
    }
}
