using Compositor.Codecs;
using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Streams.Tests;

/// <summary>A stream that goes on as it is allocates nothing.</summary>
public sealed class SteadyTests
{
    private const int Warm = 50;
    private const int Measured = 200;

    [Fact]
    public async Task Pictures_allocate_nothing()
    {
        Real.GstSender.Require("videotestsrc");
        using var host = new CountingHost();
        using var ending = new CancellationTokenSource();
        var source = new StreamFactory(new MediaLibrary()).Create(
            new Settings("test", new Dictionary<string, object> { ["address"] = "gst:videotestsrc is-live=true ! video/x-raw,width=640,height=480,format=I420,framerate=200/1" }));
        var running = source.RunAsync(host, ending.Token);
        await Task.WhenAny(host.Done, running).WaitAsync(TimeSpan.FromSeconds(30));
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(0, await host.Done);
    }

    /// <summary>Time stands still, so that nobody tells how the stream is meanwhile.</summary>
    private sealed class CountingHost : ISurfaceHost, ISurface
    {
        private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private SurfaceBuffer? _buffer;
        private int _commits;
        private long _before;

        public Task<long> Done => _done.Task;

        public TimeProvider Time { get; } = new FakeTimeProvider();

        public ILogger Log => NullLogger.Instance;

        public ISurface CreateSurface(SurfaceOptions options) => this;

        public ICanvas CreateCanvas(Size size, FourCc format) => new Unix.SealedCanvas(size, format);

        public void Report(string activity)
        {
        }

        public IClipboard ShareClipboard(IClipboard guest) => throw new NotSupportedException();

        public void Attach(SurfaceBuffer buffer) => _buffer = buffer;

        public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage) => throw new NotSupportedException();

        public void Commit(ReadOnlySpan<Rect> damage)
        {
            switch (++_commits)
            {
                case Warm:
                    _before = GC.GetAllocatedBytesForCurrentThread();
                    break;
                case Warm + Measured:
                    _done.TrySetResult(GC.GetAllocatedBytesForCurrentThread() - _before);
                    break;
                default:
                    break;
            }
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

        // As a surface and as a host: the source disposes the one, the test the other.
        public void Dispose() => _buffer?.Dispose();
    }
}
