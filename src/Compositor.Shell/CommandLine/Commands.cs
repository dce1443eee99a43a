using System.CommandLine;
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

        return result.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static string CommandName(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{CommandName(parent)} {result.Command.Name}" : "compositor";
}
