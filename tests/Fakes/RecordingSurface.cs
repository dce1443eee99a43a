using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Fakes;

/// <summary>A surface that keeps the attached buffer, the damage and the pointer. Any thread.</summary>
internal sealed class RecordingSurface : ISurface
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SurfaceBuffer? _buffer;

    public SurfaceOptions? Options { get; set; }

    public List<Rect> Damage { get; } = [];

    public int Attached { get; private set; }

    public int Commits { get; private set; }

    public int Unmapped { get; private set; }

    public bool Disposed { get; private set; }

    public CursorImage? Cursor { get; private set; }

    public (Point Position, bool Visible)? Pointer { get; private set; }

    /// <summary>When set, commits complete only as the test says.</summary>
    public TaskCompletionSource<FrameOutcome>? Gate { get; set; }

    public SurfaceBuffer? Buffer
    {
        get
        {
            lock (_lock)
            {
                return _buffer;
            }
        }
    }

    public void Attach(SurfaceBuffer buffer) => Change(() =>
    {
        _buffer?.Dispose();
        _buffer = buffer;
        Attached++;
    });

    public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage)
    {
        Commit(damage);
        return Gate is { } gate ? new ValueTask<FrameOutcome>(gate.Task) : new ValueTask<FrameOutcome>(FrameOutcome.Presented);
    }

    public void Commit(ReadOnlySpan<Rect> damage)
    {
        var rects = damage.ToArray();
        Change(() =>
        {
            Damage.AddRange(rects);
            Commits++;
        });
    }

    public void SetCursor(CursorImage? image) => Change(() => Cursor = image);

    public void MoveCursor(Point position, bool visible) => Change(() => Pointer = (position, visible));

    public void Unmap() => Change(() => Unmapped++);

    public void Dispose() => Change(() => Disposed = true);

    public void Release() => Change(() =>
    {
        _buffer?.Dispose();
        _buffer = null;
    });

    /// <summary>The picture as rows of B, G, R, 0; null when there is none.</summary>
    public (Size Size, byte[] Pixels)? Snapshot()
    {
        lock (_lock)
        {
            if (_buffer is not { Kind: BufferKind.Memory } buffer)
            {
                return null;
            }

            using var memory = MappedMemory.Map(buffer.Planes[0].Fd, buffer.Planes[0].Offset, buffer.ReadableLength);
            var (width, height, stride) = (buffer.Size.Width, buffer.Size.Height, buffer.Planes[0].Stride);
            var pixels = new byte[width * height * 4];
            for (var y = 0; y < height; y++)
            {
                var bytes = buffer.Format.BytesPerPixel;
                var row = memory.Span.Slice(((y + buffer.Origin.Y) * stride) + (buffer.Origin.X * bytes), width * bytes);
                Expand(row, pixels.AsSpan(y * width * 4, width * 4), buffer.Format);
            }

            return (buffer.Size, pixels);
        }
    }

    /// <summary>Waits until something is so; looks again at each change, and now and then since a guest draws without telling.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, double seconds = 20)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            if (condition())
            {
                return;
            }

            if (late.IsCancellationRequested)
            {
                throw new TimeoutException($"not in {seconds} s: {what}");
            }

            try
            {
                await changed.WaitAsync(TimeSpan.FromMilliseconds(100), late.Token);
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                // Looked at again.
            }
        }
    }

    private static void Expand(ReadOnlySpan<byte> row, Span<byte> target, FourCc format)
    {
        if (format == FourCc.Rgb565)
        {
            for (var x = 0; x < row.Length / 2; x++)
            {
                var pixel = row[x * 2] | (row[(x * 2) + 1] << 8);
                target[x * 4] = (byte)(((pixel & 31) << 3) | ((pixel & 31) >> 2));
                target[(x * 4) + 1] = (byte)(((pixel >> 5 & 63) << 2) | ((pixel >> 5 & 63) >> 4));
                target[(x * 4) + 2] = (byte)(((pixel >> 11 & 31) << 3) | ((pixel >> 11 & 31) >> 2));
            }

            return;
        }

        row.CopyTo(target);
        for (var at = 3; at < target.Length; at += 4)
        {
            target[at] = 0;
        }
    }

    private void Change(Action action)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            action();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
