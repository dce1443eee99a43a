using System.Runtime.InteropServices;
using System.Text;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.SourceClient;

/// <summary>A surface that keeps its buffer and says when the first picture is there. Any thread.</summary>
internal sealed class QuietSurface : ISurface
{
    private readonly Lock _lock = new();
    private SurfaceBuffer? _buffer;
    private MappedMemory? _memory;
    private long _commits;

    /// <summary>How often something was shown.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    public void Attach(SurfaceBuffer buffer)
    {
        lock (_lock)
        {
            Release();
            _buffer = buffer;
            _memory = MappedMemory.Map(buffer.Planes[0].Fd, buffer.Planes[0].Offset, buffer.ReadableLength);
        }
    }

    public ValueTask<FrameOutcome> CommitAsync(ReadOnlySpan<Rect> damage)
    {
        Commit(damage);
        return new ValueTask<FrameOutcome>(FrameOutcome.Presented);
    }

    public void Commit(ReadOnlySpan<Rect> damage)
    {
        lock (_lock)
        {
            if (_buffer is { } buffer && Interlocked.Increment(ref _commits) == 1)
            {
                Console.WriteLine($"display {buffer.Size.Width}x{buffer.Size.Height}");
            }
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

    /// <summary>Writes the picture as PPM.</summary>
    public string Dump(string path)
    {
        lock (_lock)
        {
            if (_buffer is not { } buffer || _memory is not { } memory)
            {
                return "no picture";
            }

            using var file = File.Create(path);
            file.Write(Encoding.ASCII.GetBytes($"P6\n{buffer.Size.Width} {buffer.Size.Height}\n255\n"));
            var row = new byte[buffer.Size.Width * 3];
            for (var y = 0; y < buffer.Size.Height; y++)
            {
                var pixels = MemoryMarshal.Cast<byte, uint>(memory.Span.Slice(y * buffer.Planes[0].Stride, buffer.Size.Width * 4));
                for (var x = 0; x < pixels.Length; x++)
                {
                    (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = ((byte)(pixels[x] >> 16), (byte)(pixels[x] >> 8), (byte)pixels[x]);
                }

                file.Write(row);
            }

            return $"{buffer.Size.Width}x{buffer.Size.Height}";
        }
    }

    /// <summary>Gives the buffer's memory back; when no source is there any more.</summary>
    public void LetGo()
    {
        lock (_lock)
        {
            Release();
        }
    }

    private void Release()
    {
        _memory?.Dispose();
        _buffer?.Dispose();
        (_memory, _buffer) = (null, null);
    }
}
