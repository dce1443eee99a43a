namespace Compositor.Shell.Configuration;

/// <summary>Something wrong in a configuration file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">One sentence for people.</param>
internal sealed record ConfigurationError(string File, int Line, int Column, string Message)
{
    /// <summary>In the form that editors and terminals know how to jump to.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}
