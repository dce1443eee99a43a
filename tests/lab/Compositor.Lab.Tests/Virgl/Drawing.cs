using System.Globalization;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Lab.Tests.Virgl;

/// <summary>
/// A picture that an inner machine is told to draw, and at the same time what a viewer must see of it: each step is kept as a command and
/// done here, on plain numbers, counted from the top left corner.
/// </summary>
internal sealed class Drawing
{
    private readonly int[] _pixels;
    private readonly List<string> _commands = [];

    /// <param name="name">What the driver calls it.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public Drawing(string name, int width, int height)
    {
        (Name, Width, Height) = (name, width, height);
        _pixels = new int[width * height];
        Picture = new PixelGrid(width, height, _pixels);
    }

    public string Name { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>What must be seen.</summary>
    public PixelGrid Picture { get; }

    /// <summary>Takes the commands that have not been taken yet.</summary>
    public IReadOnlyList<string> TakeCommands()
    {
        string[] commands = [.. _commands];
        _commands.Clear();
        return commands;
    }

    /// <summary>Fills all of it.</summary>
    /// <param name="colour">0xRRGGBB.</param>
    public Drawing Fill(int colour)
    {
        _commands.Add($"fill {Name} {Hex(colour)}");
        return Store(0, 0, Width, Height, colour);
    }

    /// <summary>Fills a rectangle: a rendered picture by a copy on the GPU, others by the guest.</summary>
    public Drawing Paint(int x, int y, int width, int height, int colour) => Rectangle("paint", x, y, width, height, colour);

    /// <summary>Fills a rectangle of a rendered picture by a shader.</summary>
    public Drawing Blit(int x, int y, int width, int height, int colour) => Rectangle("blit", x, y, width, height, colour);

    /// <summary>The whole picture now has one colour, that of the last frame of a run.</summary>
    public Drawing Became(int colour) => Store(0, 0, Width, Height, colour);

    private static string Hex(int colour) => colour.ToString("x6", CultureInfo.InvariantCulture);

    private Drawing Rectangle(string verb, int x, int y, int width, int height, int colour)
    {
        _commands.Add($"{verb} {Name} {x} {y} {width} {height} {Hex(colour)}");
        return Store(x, y, width, height, colour);
    }

    private Drawing Store(int x, int y, int width, int height, int colour)
    {
        for (var row = y; row < y + height; row++)
        {
            _pixels.AsSpan((row * Width) + x, width).Fill(colour);
        }

        return this;
    }
}
