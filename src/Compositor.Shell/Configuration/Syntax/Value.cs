namespace Compositor.Shell.Configuration.Syntax;

/// <summary>A value in the file.</summary>
/// <param name="Position">Of its first character.</param>
internal abstract record Value(TextPosition Position)
{
    /// <summary>"a string", for messages.</summary>
    public abstract string TypeName { get; }
}
