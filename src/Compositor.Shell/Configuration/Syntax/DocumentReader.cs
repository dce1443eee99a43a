using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Compositor.Shell.Configuration.Syntax;

/// <summary>Turns the text of a file into tables that know where everything stands.</summary>
/// <param name="errors">Gets what is not TOML.</param>
internal sealed class DocumentReader(ErrorList errors)
{
    /// <summary>The root table; null when the text is not TOML.</summary>
    public Table? Read(string text)
    {
        var document = SyntaxParser.Parse(text, string.Empty, validate: true);
        foreach (var problem in document.Diagnostics.Where(problem => problem.Kind == DiagnosticMessageKind.Error))
        {
            errors.Add(At(problem.Span), Sentence(problem.Message));
        }

        if (document.HasErrors)
        {
            return null;
        }

        var root = new Table(TextPosition.Start);
        AddAll(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            AddTable(root, table);
        }

        return root;
    }

    private void AddTable(Table root, TableSyntaxBase syntax)
    {
        var path = PathOf(syntax.Name!);
        var header = At(syntax.Span);
        var parent = Descend(root, path[..^1]);
        var (name, position) = path[^1];
        if (syntax is TableArraySyntax)
        {
            parent.TryAdd(new Entry(name, position, new Sequence(header, [])));
            var table = new Table(header);
            if (parent.Find(name)!.Value is Sequence sequence)
            {
                sequence.Items.Add(table);
            }

            AddAll(table, syntax.Items);
        }
        else
        {
            parent.TryAdd(new Entry(name, position, new Table(header)));
            AddAll(Descend(parent, [path[^1]]), syntax.Items);
        }
    }

    private void AddAll(Table table, IEnumerable<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            var path = PathOf(pair.Key!);
            var (name, position) = path[^1];
            if (!Descend(table, path[..^1]).TryAdd(new Entry(name, position, ValueOf(pair.Value!))))
            {
                errors.Add(position, $"\"{name}\" is set twice");
            }
        }
    }

    /// <summary>The table at a path; made where it is missing. In an array of tables, its last one.</summary>
    private static Table Descend(Table table, (string Name, TextPosition Position)[] path)
    {
        foreach (var (name, position) in path)
        {
            table.TryAdd(new Entry(name, position, new Table(position)));
            table = table.Find(name)!.Value switch
            {
                Table child => child,
                Sequence { Items: [.., Table last] } => last,
                _ => new Table(position), // The parser has refused it; nothing may be lost on the way there.
            };
        }

        return table;
    }

    private Value ValueOf(ValueSyntax syntax)
    {
        var position = At(syntax.Span);
        switch (syntax)
        {
            case ArraySyntax array:
                return new Sequence(position, [.. array.Items.Select(item => ValueOf(item.Value!))]);
            case InlineTableSyntax inline:
                var table = new Table(position);
                AddAll(table, inline.Items.Select(item => item.KeyValue!));
                return table;
            default:
                return new Scalar(position, ContentOf(syntax));
        }
    }

    private static object? ContentOf(ValueSyntax syntax) => syntax switch
    {
        StringValueSyntax text => text.Value ?? string.Empty,
        IntegerValueSyntax integer => integer.Value,
        FloatValueSyntax number => number.Value,
        BooleanValueSyntax boolean => boolean.Value,
        _ => null,
    };

    private static (string Name, TextPosition Position)[] PathOf(KeySyntax key) =>
        [.. key.DotKeys.Select(dotted => dotted.Key!).Prepend(key.Key!).Select(part => (NameOf(part), At(part.Span)))];

    private static string NameOf(BareKeyOrStringValueSyntax key) => key switch
    {
        BareKeySyntax bare => bare.Key!.Text!,
        StringValueSyntax quoted => quoted.Value!,
        _ => key.ToString(),
    };

    private static TextPosition At(SourceSpan span) => new(span.Start.Line + 1, span.Start.Column + 1);

    private static string Sentence(string message) => message.TrimEnd('.').ReplaceLineEndings(" ");
}
