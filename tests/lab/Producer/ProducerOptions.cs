using Compositor.Contracts;

namespace Compositor.Producer;

/// <summary>What to show, and how.</summary>
internal sealed record ProducerOptions
{
    /// <summary>The QMP socket to offer.</summary>
    public required string Qmp { get; init; }

    /// <summary>Where buffers come from: "udmabuf", "dumb", "heap".</summary>
    public required string Memory { get; init; }

    /// <summary>The card that makes dumb buffers.</summary>
    public required string Card { get; init; }

    public required Size Size { get; init; }

    /// <summary>Buffers to flip between; each has a picture of its own.</summary>
    public required int Buffers { get; init; }

    /// <summary>Frames per second; 0 for as fast as they are answered.</summary>
    public required int Rate { get; init; }

    /// <summary>Frames after which the last one stays; 0 for no end.</summary>
    public required int Frames { get; init; }

    /// <summary>Of the pictures.</summary>
    public required int Seed { get; init; }

    /// <summary>How to misbehave; empty for not at all.</summary>
    public required string Fault { get; init; }

    /// <exception cref="ProducerException">One is missing, unknown or wrong.</exception>
    public static ProducerOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options(arguments);
        var sides = options.Text("--size", "640x400").Split('x');
        if (sides.Length != 2 || !int.TryParse(sides[0], out var width) || !int.TryParse(sides[1], out var height) || width < 1 || height < 1)
        {
            throw new ProducerException("--size needs WIDTHxHEIGHT");
        }

        var result = new ProducerOptions
        {
            Qmp = options.Text("--qmp"),
            Memory = options.Text("--memory", "udmabuf"),
            Card = options.Text("--card", "/dev/dri/card1"),
            Size = new Size(width, height),
            Buffers = Math.Max(1, options.Number("--buffers", 3)),
            Rate = options.Number("--rate", 0),
            Frames = options.Number("--frames", 0),
            Seed = options.Number("--seed", 1),
            Fault = options.Text("--fault", string.Empty),
        };
        options.AreAll();
        return result;
    }
}
