using System.Globalization;
using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>What a child process does, as it goes over its command line.</summary>
/// <param name="Verb">One of the verbs below.</param>
/// <param name="Platform">The EGL display, as in <see cref="ProofDevice"/>.</param>
/// <param name="Api">"es" or "core".</param>
/// <param name="Folder">Where pictures go.</param>
/// <param name="IsQuick">True to measure for an impression only.</param>
/// <param name="Seconds">When the child ends at the latest.</param>
internal sealed record ChildRequest(string Verb, string Platform, string Api, string Folder, bool IsQuick, int Seconds)
{
    /// <summary>Looks at a display.</summary>
    public const string Look = "look";

    /// <summary>Performs checks.</summary>
    public const string Check = "check";

    /// <summary>Measures a rung.</summary>
    public const string Measure = "measure";

    private const int Words = 6;

    /// <summary>True for OpenGL ES.</summary>
    public bool IsEs => Api == ProofDevice.Es;

    /// <summary>Runs it with this program; null when that does not start.</summary>
    /// <param name="arguments">What the verb is done to.</param>
    public Task<ChildEnd?> RunAsync(IEnumerable<string> arguments)
    {
        var command = TrialCommand.OfThisProgram();
        string[] words = [Verb, Platform, Api, Folder, IsQuick ? "quick" : "full", Seconds.ToString(CultureInfo.InvariantCulture)];

        // The child ends itself by then; a little later it is ended.
        return ChildProcess.RunAsync(command.Program, [.. command.Arguments, .. words, .. arguments], TimeSpan.FromSeconds(Seconds + 5));
    }

    /// <summary>Reads a command line.</summary>
    /// <param name="args">All of it.</param>
    /// <param name="arguments">What the verb is done to.</param>
    /// <returns>Null when it is none of a child.</returns>
    public static ChildRequest? Parse(string[] args, out string[] arguments)
    {
        arguments = args.Length > Words ? args[Words..] : [];
        return args is [Look or Check or Measure, _, _, _, _, var seconds, ..] && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? new ChildRequest(args[0], args[1], args[2], args[3], args[4] == "quick", limit)
            : null;
    }
}
