namespace Compositor.Rendering;

/// <summary>The program that performs trials, and what to say before the <see cref="TrialRequest"/>.</summary>
/// <param name="Program">An executable.</param>
/// <param name="Arguments">What comes first.</param>
public sealed record TrialCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>This very program, however it was started.</summary>
    /// <exception cref="RendererException">The system does not tell what it is.</exception>
    public static TrialCommand OfThisProgram()
    {
        var program = Environment.ProcessPath ?? throw new RendererException("it is not known where this program is");
        return Path.GetFileName(program) == "dotnet" ? new TrialCommand(program, [Environment.GetCommandLineArgs()[0]]) : new TrialCommand(program, []);
    }
}
