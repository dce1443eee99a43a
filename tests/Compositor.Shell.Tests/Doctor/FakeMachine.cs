using Compositor.Shell.Doctor;

namespace Compositor.Shell.Tests.Doctor;

/// <summary>A machine whose files are those of a folder.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("compositor-doctor-").FullName;

    public Surroundings Surroundings => new(_root, _ => null);

    public FakeMachine File(string path, string text = "")
    {
        var file = Place(path);
        System.IO.File.WriteAllText(file, text);
        return this;
    }

    public FakeMachine Link(string path, string target)
    {
        System.IO.File.CreateSymbolicLink(Place(path), target);
        return this;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Place(string path)
    {
        var file = Path.Combine(_root, path.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
