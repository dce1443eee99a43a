using Compositor.Shell.Control.Server;

namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>The place of the control socket.</summary>
internal sealed class SocketInspection(string path) : IInspection
{
    public string Title => "Control socket";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken)
    {
        var directory = Path.GetDirectoryName(path)!;
        var parent = Path.GetDirectoryName(directory);
        var finding = FileOwner.Of(directory) switch
        {
            { IsDirectory: true, IsPrivate: true } owner when owner.User == FileOwner.Self =>
                Finding.Good(FileOwner.Of(path) is { IsSocket: true } ? $"{path} is there" : $"{directory} is yours alone"),
            null when Directory.Exists(parent) => Finding.Good($"{directory} will be made"),
            null => Finding.Lacking($"{parent} is not there", "set XDG_RUNTIME_DIR to a directory of your own, or use --socket"),
            _ => Finding.Lacking($"{directory} is not yours alone: nobody can control the compositor", $"chmod 700 {directory}, or use --socket"),
        };
        return Task.FromResult<IReadOnlyList<Finding>>([finding]);
    }
}
