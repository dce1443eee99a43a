using Compositor.Codecs;
using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Brings the pictures of a pipeline to a surface: from plain memory by one copy into a canvas, from memory of devices as it is. The same canvas for
/// as long as pictures stay as they are; its lock keeps them whole. The stream's thread.
/// </summary>
internal sealed class StreamPicture(ISurfaceHost host, ISurface surface, StreamOptions options) : IMediaFrames, IDisposable
{
    private readonly DeviceFrames _devices = new(surface);
    private readonly (long Offset, int Stride)[] _planes = new (long, int)[3];
    private MediaFormat? _format;
    private ICanvas? _canvas;
    private Rect _whole;

    /// <summary>Pictures shown so far.</summary>
    public long Shown { get; private set; }

    /// <summary>How they are; null before the first.</summary>
    public MediaFormat? Format => _format;

    /// <inheritdoc/>
    public void Take(in MediaFrame frame)
    {
        if (!ReferenceEquals(frame.Format, _format))
        {
            Begin(frame.Format);
        }

        if (frame.Format.IsDmaBuf)
        {
            _devices.Show(frame);
        }
        else
        {
            Copy(frame);
            surface.Commit([_whole]);
        }

        Shown++;
    }

    public void Dispose() => _canvas?.Dispose();

    private void Begin(MediaFormat format)
    {
        var size = StreamFormat.SizeOf(format, options.Memory);
        _whole = new Rect(size);
        _canvas?.Dispose();
        (_canvas, _format) = (null, null);
        if (!format.IsDmaBuf)
        {
            _canvas = host.CreateCanvas(size, StreamFormat.PixelsOf(format));
            var buffer = _canvas.CreateBuffer(StreamFormat.ColourOf(format, size));
            for (var i = 0; i < buffer.Planes.Count; i++)
            {
                _planes[i] = (buffer.Planes[i].Offset, buffer.Planes[i].Stride);
            }

            surface.Attach(buffer);
        }

        _format = format;
    }

    private void Copy(in MediaFrame frame)
    {
        var canvas = _canvas!;
        using var drawing = canvas.DrawLock.Enter();
        var pixels = canvas.Pixels;
        for (var plane = 0; plane < canvas.Format.PlaneCount; plane++)
        {
            var (bytes, rows) = ((int)canvas.Format.RowBytes(plane, canvas.Size.Width), canvas.Format.PlaneRows(plane, canvas.Size.Height));
            var source = frame.Bytes(plane);
            var stride = frame.Layout(plane).Stride;
            if (stride < bytes || source.Length < ((long)stride * (rows - 1)) + bytes)
            {
                throw new SourceException("a decoded picture has less memory than its size calls for");
            }

            var target = pixels[(int)_planes[plane].Offset..];
            CopyRows(source, stride, target, _planes[plane].Stride, bytes, rows);
        }
    }

    private static void CopyRows(ReadOnlySpan<byte> source, int stride, Span<byte> target, int pitch, int bytes, int rows)
    {
        if (stride == pitch)
        {
            source[..((stride * (rows - 1)) + bytes)].CopyTo(target);
            return;
        }

        for (var y = 0; y < rows; y++)
        {
            source.Slice(y * stride, bytes).CopyTo(target[(y * pitch)..]);
        }
    }
}
