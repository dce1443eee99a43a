using Compositor.Contracts;

namespace Compositor.SpiceClient;

/// <summary>A surface that keeps its buffer and says when the first picture is there. Any thread.</summary>
internal sealed class QuietSurface : ISurface
{
    private readonly Lock _lock = new();
    private SurfaceBuffer? _buffer;
    private bool _wasShown;

    public void Attach(SurfaceBuffer buffer)
    {
        lock (_lock)
        {
            _buffer?.Dispose();
            _buffer = buffer;
        }
    }

    public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage)
    {
        Commit(damage);
        return new ValueTask<FrameOutcome>(FrameOutcome.Presented);
    }

    public void Commit(ReadOnlySpan<Rect> damage)
    {
        if (!_wasShown && _buffer is { } buffer)
        {
            _wasShown = true;
            Console.WriteLine($"display {buffer.Size.Width}x{buffer.Size.Height}");
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

    public void Dispose()
    {
    }

    /// <summary>Gives the buffer's memory back; when no source is there any more.</summary>
    public void LetGo()
    {
        lock (_lock)
        {
            _buffer?.Dispose();
            _buffer = null;
        }
    }
}
