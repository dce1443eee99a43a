using Compositor.Contracts;

namespace Compositor.Plugins.Spice;

/// <summary>
/// Executes the display messages of one channel: keeps its surfaces, draws to them, collects what changed on the screen. One thread at a
/// time; drawing happens within a batch.
/// </summary>
internal sealed class DisplayCanvas : IDisposable
{
    /// <summary>A clip of more boxes damages the box around them.</summary>
    private const int FewBoxes = 4;

    private readonly SurfaceTable _surfaces;
    private readonly DrawContext _context;
    private readonly DamageList _damage = new();

    /// <param name="surfaces">The channel's surfaces, which images may name; this owns them.</param>
    /// <param name="images">Decodes the messages' images.</param>
    /// <param name="budget">Counts scratch memory.</param>
    public DisplayCanvas(SurfaceTable surfaces, IImageSource images, MemoryBudget budget)
    {
        _surfaces = surfaces;
        _context = new DrawContext(images, budget);
    }

    /// <summary>
    /// The memory of the primary surface; null while there is none. Another one than before a batch means that the screen has a new size.
    /// </summary>
    public ICanvas? Screen => _surfaces.Screen?.Canvas;

    /// <summary>True when something was drawn to the screen since the damage was taken.</summary>
    public bool IsDamaged => !_damage.IsEmpty;

    /// <summary>True for messages that <see cref="Handle"/> executes.</summary>
    public static bool Executes(ushort type) => Enum.IsDefined((DisplayMessage)type);

    /// <summary>Waits until nobody reads the screen, and keeps readers away until the batch is disposed.</summary>
    public DrawBatch BeginBatch() => new(Screen?.DrawLock);

    /// <summary>Moves out what changed on the screen.</summary>
    /// <param name="rects">Room for <see cref="DamageList.Capacity"/>.</param>
    /// <returns>How many rectangles.</returns>
    public int TakeDamage(Span<Rect> rects) => _damage.Take(rects);

    /// <summary>Executes one message.</summary>
    /// <param name="type">Its number; one that <see cref="Executes"/>.</param>
    /// <param name="body">The message without its header.</param>
    /// <exception cref="SpiceException">The message cannot be right; what it drew until then stays.</exception>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        var screen = _surfaces.Screen;
        switch ((DisplayMessage)type)
        {
            case DisplayMessage.Mode:
                SetMode(ref reader);
                ScreenMayBeNew(screen);
                break;
            case DisplayMessage.Reset:
                Clear();
                break;
            case DisplayMessage.SurfaceCreate:
                _surfaces.Create(ref reader);
                ScreenMayBeNew(screen);
                break;
            case DisplayMessage.SurfaceDestroy:
                _surfaces.Destroy(reader.ReadUInt32());
                ScreenMayBeNew(screen);
                break;
            default:
                Draw((DisplayMessage)type, ref reader);
                break;
        }
    }

    /// <summary>Draws a frame of a stream, in a batch. One for a surface that is not there any more is not drawn.</summary>
    /// <exception cref="SpiceException">There is no memory to draw it.</exception>
    public void DrawFrame(scoped in StreamFrame frame)
    {
        if (_surfaces.Find(frame.Surface) is not { } target)
        {
            return;
        }

        _context.Region.Set(frame.Box, target.Bounds, frame.Clip);
        FrameDraw.Draw(_context, target, frame.Box, frame.Picture);
        if (target == _surfaces.Screen)
        {
            Damage(_context.Region);
        }
    }

    public void Dispose()
    {
        _surfaces.Dispose();
        _context.Dispose();
    }

    private void Draw(DisplayMessage type, ref BodyReader body)
    {
        var draw = DrawBase.Read(ref body);
        var target = _surfaces[draw.Surface];
        var region = _context.Region;
        region.Set(draw.Box, target.Bounds, draw.Clip);
        Execute(type, target, draw, ref body);
        if (target == _surfaces.Screen)
        {
            Damage(region);
        }
    }

    private void Execute(DisplayMessage type, Surface target, scoped in DrawBase draw, ref BodyReader body)
    {
        switch (type)
        {
            case DisplayMessage.CopyBits:
                CopyBitsDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.Fill:
                FillDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.Opaque:
                OpaqueDraw.Draw(_context, target, draw, ref body);
                break;
            case DisplayMessage.Copy or DisplayMessage.Blend:
                CopyDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.Blackness:
                FillDraw.DrawPlain(_context, target, draw.Box, 0, RasterOp.Copy, ref body);
                break;
            case DisplayMessage.Whiteness:
                FillDraw.DrawPlain(_context, target, draw.Box, uint.MaxValue, RasterOp.Copy, ref body);
                break;
            case DisplayMessage.Invers:
                FillDraw.DrawPlain(_context, target, draw.Box, 0, RasterOp.Invert, ref body);
                break;
            case DisplayMessage.Rop3:
                TernaryDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.Stroke:
                StrokeDraw.Draw(_context, target, ref body);
                break;
            case DisplayMessage.Text:
                TextDraw.Draw(_context, target, ref body);
                break;
            case DisplayMessage.Transparent:
                TransparentDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.AlphaBlend:
                AlphaBlendDraw.Draw(_context, target, draw.Box, ref body);
                break;
            case DisplayMessage.Composite:
                CompositeDraw.Draw(_context, target, draw.Box, ref body);
                break;
            default:
                throw new SpiceException($"a message of type {(int)type} is no drawing");
        }
    }

    /// <summary>Damage of a screen that is gone says nothing about the next one; a new one is damaged as a whole.</summary>
    private void ScreenMayBeNew(ScreenSurface? before)
    {
        if (_surfaces.Screen != before)
        {
            _damage.Clear();
            Damage(_surfaces.Screen?.Bounds ?? default);
        }
    }

    private void Damage(Region region)
    {
        if (region.Boxes.Length > FewBoxes)
        {
            Damage(region.Extents);
            return;
        }

        foreach (var box in region.Boxes)
        {
            Damage(box);
        }
    }

    private void Damage(Box box) => _damage.Add(new Rect(box.Left, box.Top, box.Right - box.Left, box.Bottom - box.Top));

    private void SetMode(ref BodyReader body)
    {
        var (width, height) = (body.ReadUInt32(), body.ReadUInt32());
        _surfaces.CreateOnly(width, height, body.ReadUInt32() switch
        {
            16 => SurfaceFormat.Rgb555,
            32 => SurfaceFormat.Xrgb,
            _ => throw new SpiceException("the server wants a mode of an unknown depth"),
        });
    }

    /// <summary>A reset makes the screen black.</summary>
    private void Clear()
    {
        if (_surfaces.Screen is { } screen)
        {
            var black = new SolidPainter(0, RasterOp.Copy, uint.MaxValue);
            _context.Region.Set(screen.Bounds, screen.Bounds, default);
            RegionPainter.Paint(screen, _context.Region, default, ref black);
            Damage(screen.Bounds);
        }
    }
}
