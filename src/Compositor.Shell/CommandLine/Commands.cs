using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Compositor.Shell.CommandLine;

/// <summary>The command line as a whole.</summary>
internal static class Commands
{
    /// <summary>Performs a command line on the calling thread.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("A fullscreen compositor for the screens of virtual machines.")
        {
            new RunCommand(),
            new CtlCommand(),
            new ValidateCommand(),
            new PluginsCommand(),
            new DoctorCommand(),
            new ProveImportCommand(),
            new LookAtCommand(),
        };
        var result = root.Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            foreach (var problem in result.Errors)
            {
                error.WriteLine($"compositor: {problem.Message}");
            }

            error.WriteLine($"See \"{CommandName(result.CommandResult)} --help\".");
            return ExitCodes.Wrong;
        }

        // Signals: "run" takes them itself, for it blocks this thread.
        var code = result.Invoke(new InvocationConfiguration { Output = output, Error = error });
        if (result.Action is HelpAction && result.CommandResult.Command is DocumentedCommand { Examples: { Count: > 0 } examples })
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        return code;
    }

    private static string CommandName(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{CommandName(parent)} {result.Command.Name}" : "compositor";
}
