namespace Compositor.Shell.Doctor;

/// <summary>Fonts, for labels and placeholders.</summary>
internal sealed class FontInspection(IReadOnlyList<string> directories) : LocalInspection("library", "Libraries and fonts")
{
    private const string Name = "fonts";

    protected override IEnumerable<Finding> Inspect()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var font = directories.Where(Directory.Exists)
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*", options))
            .FirstOrDefault(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc");
        yield return font is not null
            ? Finding.Ok(Name, $"fonts for labels ({font})")
            : Finding.Limited(Name, "no font: labels are empty", "on Debian: apt install fonts-dejavu-core");
    }
}
