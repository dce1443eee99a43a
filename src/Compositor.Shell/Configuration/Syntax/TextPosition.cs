namespace Compositor.Shell.Configuration.Syntax;

/// <summary>A place in a text file, counted from 1.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Where to point when there is nothing to point at.</summary>
    public static TextPosition Start => new(1, 1);
}
