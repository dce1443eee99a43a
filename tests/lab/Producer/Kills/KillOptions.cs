using System.Globalization;

namespace Compositor.Producer;

/// <summary>How many producers to run at once, and how often to kill one.</summary>
internal sealed record KillOptions
{
    /// <summary>Producers at once.</summary>
    public required int Count { get; init; }

    /// <summary>Kills in all.</summary>
    public required int Kills { get; init; }

    /// <summary>Of all that is random.</summary>
    public required int Seed { get; init; }

    /// <summary>The longest time from a step of a producer to its end, in milliseconds.</summary>
    public required int Delay { get; init; }

    /// <summary>Where the QMP sockets are: p0.qmp and so on.</summary>
    public required string Folder { get; init; }

    /// <exception cref="ProducerException">One is missing, unknown or wrong.</exception>
    public static KillOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options(arguments);
        var result = new KillOptions
        {
            Count = options.Number("--count", 16),
            Kills = options.Number("--kills", 40),
            Seed = options.Number("--seed", 1),
            Delay = options.Number("--delay", 300),
            Folder = options.Text("--folder"),
        };
        options.AreAll();
        return result;
    }

    /// <summary>The arguments of a producer.</summary>
    /// <param name="index">From 0; also the seed of its pictures.</param>
    public IReadOnlyList<string> ArgumentsOf(int index) =>
    [
        "run", "--qmp", $"{Folder}/p{index.ToString(CultureInfo.InvariantCulture)}.qmp", "--seed", index.ToString(CultureInfo.InvariantCulture),
        "--memory", (index % 3) switch { 0 => "udmabuf", 1 => "dumb", _ => "heap" }, "--size", "160x100", "--rate", "5",
    ];
}
