namespace Compositor.Shell.Running;

/// <summary>The program between its start and its end. A stand-in: the loops and outputs take its place.</summary>
internal static class ShellProgram
{
    /// <summary>Runs until told to end. Called on the process's first thread, which it may keep.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="cancellationToken">A signal to end has come.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"compositor: {options.ConfigurationFile} is right, but there are no outputs yet".AsMemory(), cancellationToken).ConfigureAwait(false);
        return CommandLine.ExitCodes.Failed;
    }
}
