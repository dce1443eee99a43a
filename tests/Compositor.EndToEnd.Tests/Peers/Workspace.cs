namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A private directory for one test's sockets, configurations and pictures; gone with the test.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("compositor-").FullName;

    public string this[string name] => Path.Combine(_directory, name);

    /// <summary>Where pictures stay for people to look at: a folder under artifacts of the checkout.</summary>
    public static string Keep(string name, string folder = "end-to-end")
    {
        var directory = Path.Combine(Checkout, "artifacts", folder);
        Directory.CreateDirectory(directory);
        return Path.Combine(directory, name);
    }

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

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
