using Compositor.Contracts;
using Compositor.Sources;
using Compositor.Unix;

namespace Compositor.Plugins.Spice;

/// <summary>
/// A picture in the memory of the host's GPU, as gl_scanout_unix brings it: one plane, whose layout only its driver knows. Owns a
/// descriptor; the heads' buffers have their own, for which part of it is a head may change at any time.
/// </summary>
internal sealed class GlScanout : IDisplayPicture, IDisposable
{
    private const uint Y0Top = 1;

    private readonly SafeFd _memory;
    private readonly uint _stride;
    private readonly FourCc _format;
    private readonly bool _bottomUp;

    private GlScanout(SafeFd memory, Size size, uint stride, FourCc format, bool bottomUp) =>
        (_memory, Size, _stride, _format, _bottomUp) = (memory, size, stride, format, bottomUp);

    /// <inheritdoc/>
    public Size Size { get; }

    /// <summary>Reads the message. Takes the descriptor, also when it throws; what it names is looked at by who imports it.</summary>
    /// <exception cref="SpiceException">The message cannot be right.</exception>
    public static GlScanout Read(ReadOnlySpan<byte> body, SafeFd memory)
    {
        using var owner = new DescriptorGuard(memory);
        var reader = new BodyReader(body);
        var (width, height) = (reader.ReadUInt32(), reader.ReadUInt32());
        var stride = reader.ReadUInt32();
        var format = new FourCc(reader.ReadUInt32());

        // The flag's name means OpenGL's y, which counts upwards: the first row in memory is the bottom one.
        var bottomUp = (reader.ReadUInt32() & Y0Top) != 0;
        if (width is 0 or > SurfaceBuffer.MaximumSide || height is 0 or > SurfaceBuffer.MaximumSide)
        {
            throw new SpiceException($"a picture of the GPU cannot be {width}x{height} pixels");
        }

        return stride > int.MaxValue || stride < (long)width * Math.Max(1, format.BytesPerPixel)
            ? throw new SpiceException($"stride {stride} cannot hold rows of {width} {format} pixels")
            : new GlScanout(owner.Take(), new Size((int)width, (int)height), stride, format, bottomUp);
    }

    /// <inheritdoc/>
    public SurfaceBuffer CreateBuffer(Rect part)
    {
        // Heads count from the picture's top, crops in the order of memory.
        var row = _bottomUp ? Size.Height - (int)part.Bottom : part.Y;
        var scanout = new DmaBufScanout
        {
            Visible = part with { Y = row },
            Backing = Size,
            Format = _format,
            Modifier = Modifier.Implicit,
            BottomUp = _bottomUp,
            Offsets = [0u],
            Strides = [_stride],
        };
        return scanout.CreateBuffer([_memory.Duplicate()]);
    }

    public void Dispose() => _memory.Dispose();
}
