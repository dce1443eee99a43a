namespace Compositor.Fuzz;

/// <summary>A parser that takes bytes of somebody who is not trusted.</summary>
/// <param name="Name">Of the command line, and of the folder of its corpus.</param>
/// <param name="About">For people.</param>
/// <param name="Feed">Gives it an input. Any exception but those of the result is a defect.</param>
public sealed record Target(string Name, string About, Func<byte[], FeedResult> Feed)
{
    public override string ToString() => Name;
}
