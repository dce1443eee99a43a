namespace Compositor.Shell.Configuration.Syntax;

/// <summary>An array; also one that was written as [[name]] tables.</summary>
/// <param name="Position">Of its first character.</param>
/// <param name="Items">Its values.</param>
internal sealed record Sequence(TextPosition Position, List<Value> Items) : Value(Position)
{
    public override string TypeName => "an array";
}
