namespace Compositor.Fuzz;

/// <summary>Runs a target under libFuzzer or AFL++, with its own mutations, or on one file.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (FuzzOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(FuzzOptions.Usage);
            return 2;
        }

        if (options.CorpusFrom is { } tests)
        {
            CorpusWriter.Write(options.Corpus, Path.GetFullPath(tests));
            return 0;
        }

        if (options.Target is not { } target)
        {
            foreach (var each in TargetList.All)
            {
                Console.WriteLine($"{each.Name,-14} {each.About}");
            }

            return 0;
        }

        if (Guided.Run(target))
        {
            return 0;
        }

        if (options.File is { } file)
        {
            Console.WriteLine(target.Feed(File.ReadAllBytes(file)));
            return 0;
        }

        var run = new MutationRun(target, Corpus.Read(options.Corpus, target), options.Keep);
        run.Run(options.Mutations, options.Seed);
        Console.WriteLine($"{target.Name}: {run.Taken} taken, {run.Refused} refused, {run.Messages} messages, the slowest in {run.Slowest.TotalMilliseconds:0} ms");
        return 0;
    }
}
