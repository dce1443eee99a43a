using System.Globalization;

namespace Compositor.Fuzz;

/// <summary>The command line.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
        usage: Compositor.Fuzz                                                  all targets
               Compositor.Fuzz TARGET [--mutations N] [--seed N] [--corpus DIR] [--keep DIR]
               Compositor.Fuzz TARGET --file FILE                               one input, as a failure has kept it
               Compositor.Fuzz --write-corpus TESTS [--corpus DIR]              makes the corpus anew, from the recordings in the folder tests
        Under libFuzzer or AFL++ only the target is named: see tests/fuzz/README.md.
        """;

    /// <summary>Null to list them, or to write the corpus.</summary>
    public Target? Target { get; init; }

    public int Mutations { get; init; } = 10_000;

    public int Seed { get; init; } = 1;

    public string Corpus { get; init; } = "tests/fuzz/corpus";

    public string Keep { get; init; } = "artifacts/fuzz";

    public string? File { get; init; }

    public string? CorpusFrom { get; init; }

    /// <returns>Null when an option is unknown or wrong.</returns>
    public static FuzzOptions? Parse(ReadOnlySpan<string> arguments)
    {
        FuzzOptions? options = new();
        if (arguments is [var name, ..] && !name.StartsWith("--", StringComparison.Ordinal))
        {
            options = TargetList.Find(name) is { } target ? options with { Target = target } : null;
            arguments = arguments[1..];
        }

        for (; options is not null && arguments is [var key, var value, ..]; arguments = arguments[2..])
        {
            options = key switch
            {
                "--mutations" when Number(value) is { } mutations => options with { Mutations = mutations },
                "--seed" when Number(value) is { } seed => options with { Seed = seed },
                "--corpus" => options with { Corpus = value },
                "--keep" => options with { Keep = value },
                "--file" => options with { File = value },
                "--write-corpus" => options with { CorpusFrom = value },
                _ => null,
            };
        }

        return arguments.IsEmpty ? options : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
