namespace Compositor.Shell.Configuration.Syntax;

/// <summary>Collects every error of one file, so that they can be mended in one go.</summary>
internal sealed class ErrorList(string file)
{
    private readonly List<ConfigurationError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ConfigurationError> Sorted => [.. _errors.OrderBy(error => (error.Line, error.Column))];

    public void Add(TextPosition position, string message) =>
        _errors.Add(new ConfigurationError(file, position.Line, position.Column, message));

    /// <summary>Takes the errors of a part of the same file.</summary>
    public void AddRange(ErrorList part)
    {
        foreach (var error in part._errors)
        {
            Add(new TextPosition(error.Line, error.Column), error.Message);
        }
    }

    /// <summary>For a name that is not known, of a key or kind or other <paramref name="what"/>: names the nearest one that is.</summary>
    public void AddUnknown(TextPosition position, string what, string name, IEnumerable<string> known) =>
        Add(position, $"unknown {what} \"{name}\"{NearestName.Suggestion(name, known)}");
}
