using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>A canvas with a primary surface, and short names for messages.</summary>
internal sealed class CanvasFixture : IDisposable
{
    public const int Put = 8;
    public const int Xor = 0x40;

    public CanvasFixture(int width = 8, int height = 8, uint format = 32, long memory = 64 << 20)
    {
        Budget = new MemoryBudget(memory);
        Surfaces = new SurfaceTable(size => Screen = new ScreenMemory(size), Budget);
        Images.Surfaces = Surfaces;
        Canvas = new DisplayCanvas(Surfaces, Images, Budget);
        Create(0, width, height, format, 1);
        Canvas.TakeDamage(new Rect[DamageList.Capacity]);
    }

    public MemoryBudget Budget { get; }

    public TestImageSource Images { get; } = new();

    public SurfaceTable Surfaces { get; }

    public DisplayCanvas Canvas { get; }

    public ScreenMemory Screen { get; private set; } = null!;

    public void Create(uint id, int width, int height, uint format, uint flags = 0) =>
        Send(314, new MessageWriter().U32(id).I32(width).I32(height).U32(format).U32(flags));

    public void Send(ushort type, MessageWriter message) => Send(type, message.Take());

    public void Send(ushort type, ReadOnlySpan<byte> body)
    {
        using (Canvas.BeginBatch())
        {
            Canvas.Handle(type, body);
        }
    }

    public void Fill(uint surface, Box box, uint colour, int rop = Put) =>
        Send(302, MessageWriter.DrawTo(surface, box).Solid(colour).U16(rop).NoMask());

    public void Copy(byte[] image, Box box, Box part, int rop = Put, int scale = 1, uint surface = 0) =>
        Send(304, MessageWriter.DrawTo(surface, box).Pointer(image).Box(part).U16(rop).U8(scale).NoMask());

    /// <summary>Fills the whole screen with an image.</summary>
    public void Show(uint[] pixels)
    {
        var size = Screen.Size;
        var all = new Box(0, 0, size.Width, size.Height);
        Copy(TestImage.Xrgb(size.Width, pixels), all, all);
    }

    public Rect[] Damage()
    {
        var rects = new Rect[DamageList.Capacity];
        return rects[..Canvas.TakeDamage(rects)];
    }

    /// <summary>The screen as text: each pixel one letter, unknown colours as ?.</summary>
    public string Letters(params (uint Colour, char Letter)[] colours) => string.Join('\n', Enumerable.Range(0, Screen.Size.Height).Select(
        y => string.Concat(Enumerable.Range(0, Screen.Size.Width).Select(x => LetterOf(Screen[x, y], colours)))));

    public void AssertLooks(params string[] rows)
    {
        var looks = string.Join('\n', rows);
        var really = Letters((0, '.'), (0xff0000, 'r'), (0x00ff00, 'g'), (0x0000ff, 'b'), (0xffffff, 'w'));
        Pictures.Keep(looks == really, Screen);
        Assert.Equal(looks, really);
        Screen.AssertMargins();
    }

    public void Dispose()
    {
        Canvas.Dispose();
        Assert.Equal(0, Budget.Taken);
        Assert.True(Screen.IsDisposed);
    }

    private static char LetterOf(uint colour, (uint Colour, char Letter)[] colours)
    {
        foreach (var (each, letter) in colours)
        {
            if (each == colour)
            {
                return letter;
            }
        }

        return '?';
    }
}
