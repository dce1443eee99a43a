using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Lab.Tests.Machine;

/// <summary>Where the parts of the lab are on this machine. They are made by scripts, which do nothing when they have done it before.</summary>
internal static class LabFolders
{
    /// <summary>Printed by image.sh.</summary>
    public const string ImageVariable = "COMPOSITOR_LAB_IMAGE";

    /// <summary>Printed by payload.sh.</summary>
    public const string PayloadVariable = "COMPOSITOR_LAB_PAYLOAD";

    /// <summary>The top of the checkout.</summary>
    public static string Checkout
    {
        get
        {
            var directory = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(directory, "Compositor.sln")))
            {
                directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("no Compositor.sln above the tests");
            }

            return directory;
        }
    }

    /// <summary>Where logs and pictures stay for people to look at.</summary>
    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Checkout, "artifacts", "lab")).FullName;

    public static string Script(string name) => Path.Combine(Checkout, "tests", "lab", name);

    /// <summary>What a script made, or had made before.</summary>
    /// <param name="variable">An environment variable that has the answer already, from ./test.sh lab.</param>
    /// <param name="script">Prints it as its last line.</param>
    /// <exception cref="InvalidOperationException">It could not be made; the message says why.</exception>
    public static async Task<string> FindAsync(string variable, string script)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } known)
        {
            return known;
        }

        var result = await Tool.RunAsync(Script(script), []);
        return result.ExitCode == 0
            ? result.Output.Trim().Split('\n')[^1]
            : throw new InvalidOperationException($"tests/lab/{script}, which ./test.sh lab runs first, failed: {result.Error}");
    }
}
