using Compositor.Shell.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Shell.Tests.Logging;

public sealed class LineFormatterTests
{
    [Theory]
    [InlineData(LogLevel.Information, "06:42:14.007 info  source.alpha: connected\n")]
    [InlineData(LogLevel.Warning, "06:42:14.007 warn  source.alpha: connected\n")]
    [InlineData(LogLevel.Error, "06:42:14.007 error source.alpha: connected\n")]
    public void An_entry_is_a_line(LogLevel level, string line) => Assert.Equal(line, Written(level, "connected"));

    [Fact]
    public void An_exception_follows_indented()
    {
        var text = Written(LogLevel.Error, "failed", new InvalidOperationException("odd\nindeed"));

        Assert.Equal("06:42:14.007 error source.alpha: failed\n    System.InvalidOperationException: odd\n    indeed\n", text);
    }

    [Fact]
    public void What_a_terminal_would_obey_is_not_written() =>
        Assert.Equal("06:42:14.007 info  source.alpha: a?[2Jb\n", Written(LogLevel.Information, "a\u001b[2Jb"));

    private static string Written(LogLevel level, string message, Exception? exception = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 1, 6, 42, 14, 7, TimeSpan.Zero));
        using var writer = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(level, "source.alpha", 898765132, message, exception, (state, _) => state);
        new LineFormatter(time).Write(entry, null, writer);
        return writer.ToString();
    }
}
