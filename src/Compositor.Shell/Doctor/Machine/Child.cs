using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.Shell.Doctor;

/// <summary>Has this program look at what may crash, in a process of its own.</summary>
/// <param name="command">This program.</param>
/// <param name="limit">How long each may take.</param>
internal sealed class Child(TrialCommand command, TimeSpan limit)
{
    /// <summary>How long each may take.</summary>
    public TimeSpan Limit => limit;

    public TrialCommand Command => command;

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="environment">Variables besides ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ChildEnd> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken) =>
        await ChildProcess.RunAsync(command.Program, [.. command.Arguments, .. arguments], limit, environment, cancellationToken).ConfigureAwait(false)
        ?? new ChildEnd(ExitCode, string.Empty, "the program does not start a second time");

    /// <summary>Why it did not end well, in words; empty when it did.</summary>
    public static string Failure(ChildEnd end) => end switch
    {
        { TookTooLong: true } => "it took too long and was ended",
        { Signal: { } signal } => $"it crashed ({signal.Name()})",
        { Status: 0 } => string.Empty,
        _ => end.LastError.Length > 0 ? end.LastError : $"it failed with status {end.Status}",
    };

    private const int ExitCode = 127;
}
