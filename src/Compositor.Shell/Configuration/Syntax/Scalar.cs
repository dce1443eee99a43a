namespace Compositor.Shell.Configuration.Syntax;

/// <summary>A value without parts.</summary>
/// <param name="Position">Of its first character.</param>
/// <param name="Content">string, long, double or bool; null for a type that no key has (dates).</param>
internal sealed record Scalar(TextPosition Position, object? Content) : Value(Position)
{
    public override string TypeName => Content switch
    {
        string => "a string",
        long => "a whole number",
        double => "a number",
        bool => "true or false",
        _ => "a date or time",
    };
}
