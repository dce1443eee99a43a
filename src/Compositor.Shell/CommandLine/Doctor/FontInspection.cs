namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>Fonts, for the labels.</summary>
internal sealed class FontInspection(IReadOnlyList<string> directories) : IInspection
{
    public string Title => "Fonts";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var font = directories.Where(Directory.Exists)
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*", options))
            .FirstOrDefault(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc");
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            font is not null
                ? Finding.Good($"fonts for labels ({font})")
                : Finding.Lacking("no font: labels are empty", "on Debian: apt install fonts-dejavu-core"),
        ]);
    }
}
