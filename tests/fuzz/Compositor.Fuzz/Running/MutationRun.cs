using System.Diagnostics;

namespace Compositor.Fuzz;

/// <summary>Feeds a target its corpus, and then mutations of it, in this process and the same for a seed.</summary>
/// <param name="target">What is fed.</param>
/// <param name="corpus">What it begins with; not empty.</param>
/// <param name="keep">A folder for an input at which it fails.</param>
public sealed class MutationRun(Target target, IReadOnlyList<(string Name, byte[] Bytes)> corpus, string keep)
{
    /// <summary>No input of some kilobytes has a reason to take longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private const int MostChanges = 5;

    /// <summary>Inputs that were refused in the way that they should be.</summary>
    public int Refused { get; private set; }

    /// <summary>Inputs that were taken to their end.</summary>
    public int Taken { get; private set; }

    /// <summary>Messages that were handled.</summary>
    public long Messages { get; private set; }

    /// <summary>The longest time that an input took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Runs.</summary>
    /// <param name="mutations">How many, behind the corpus itself.</param>
    /// <param name="seed">Other mutations for another one.</param>
    /// <exception cref="InvalidOperationException">The target has a defect; the input is kept.</exception>
    public void Run(int mutations, int seed)
    {
        foreach (var (name, bytes) in corpus)
        {
            Feed(bytes, name);
        }

        for (var round = 0; round < mutations; round++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + round));
            var (name, bytes) = corpus[random.Next(corpus.Count)];
            Feed(Mutation.Stream(bytes, random, random.Next(1, MostChanges)), $"{name}, seed {seed}, round {round}");
        }
    }

    private void Feed(byte[] bytes, string name)
    {
        var began = Stopwatch.GetTimestamp();
        FeedResult result;
        try
        {
            result = target.Feed(bytes);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{target.Name} ended in {e.GetType().Name} at {name}; it is kept in {Keep(bytes)}", e);
        }

        var time = Stopwatch.GetElapsedTime(began);
        if (time > Longest)
        {
            throw new InvalidOperationException($"{target.Name} took {time.TotalSeconds:0.0} s for {name}; it is kept in {Keep(bytes)}");
        }

        (Slowest, Messages) = (time > Slowest ? time : Slowest, Messages + result.Messages);
        _ = result.Reason is null ? Taken++ : Refused++;
    }

    private string Keep(byte[] bytes)
    {
        Directory.CreateDirectory(keep);
        var path = Path.Combine(keep, $"{target.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..12]}.bin");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
