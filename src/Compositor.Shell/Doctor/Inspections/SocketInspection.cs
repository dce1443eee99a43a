using Compositor.Shell.Control.Server;

namespace Compositor.Shell.Doctor;

/// <summary>The place of the control socket.</summary>
internal sealed class SocketInspection(string path) : LocalInspection("control", "Control socket")
{
    private const string Name = "socket";

    protected override IEnumerable<Finding> Inspect()
    {
        var directory = Path.GetDirectoryName(path)!;
        var parent = Path.GetDirectoryName(directory);
        yield return FileOwner.Of(directory) switch
        {
            { IsDirectory: true, IsPrivate: true } owner when owner.User == FileOwner.Self =>
                Finding.Ok(Name, FileOwner.Of(path) is { IsSocket: true } ? $"{path} is there" : $"{directory} is yours alone"),
            null when Directory.Exists(parent) => Finding.Ok(Name, $"{directory} will be made"),
            null => Finding.Limited(Name, $"{parent} is not there", "set XDG_RUNTIME_DIR to a directory of your own, or use --socket"),
            _ => Finding.Limited(Name, $"{directory} is not yours alone: nobody can control the compositor", $"chmod 700 {directory}, or use --socket"),
        };
    }
}
