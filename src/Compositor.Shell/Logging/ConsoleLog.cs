using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Compositor.Shell.Logging;

/// <summary>The log of `compositor run`: standard output, a line for each entry.</summary>
internal static class ConsoleLog
{
    /// <summary>The caller disposes of it, which writes what is still queued.</summary>
    public static ILoggerFactory Create(LogLevel least, TimeProvider time) => LoggerFactory.Create(builder =>
    {
        builder.Services.AddSingleton(time);
        builder
            .SetMinimumLevel(least)
            .AddConsole(console => console.FormatterName = LineFormatter.FormatterName)
            .AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    });
}
