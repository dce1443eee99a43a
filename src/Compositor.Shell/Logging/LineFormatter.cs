using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Compositor.Shell.Logging;

/// <summary>
/// A line for each entry: time, level, who, what; an exception follows, indented. Words of guests and servers are in it, so that control
/// characters, which a terminal would obey, are not. Any thread; no state.
/// </summary>
internal sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    private const string Indent = "    ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{time.GetLocalNow():HH:mm:ss.fff} {Level(logEntry.LogLevel)} {logEntry.Category}: ");
        WriteIndented(logEntry.Formatter(logEntry.State, logEntry.Exception), textWriter);
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(Indent);
            WriteIndented(exception.ToString(), textWriter);
        }
    }

    private static void WriteIndented(string text, TextWriter writer)
    {
        foreach (var character in text.AsSpan().TrimEnd())
        {
            if (character == '\n')
            {
                writer.WriteLine();
                writer.Write(Indent);
            }
            else if (character != '\r')
            {
                writer.Write(char.IsControl(character) ? '?' : character);
            }
        }

        writer.WriteLine();
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        LogLevel.Critical => "fatal",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
