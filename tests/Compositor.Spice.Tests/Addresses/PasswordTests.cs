using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Xunit;

namespace Compositor.Spice.Tests.Addresses;

public sealed class PasswordTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_from_the_setting_a_file_a_variable_or_a_command()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "of a file\n", Ending);
        Environment.SetEnvironmentVariable("COMPOSITOR_TEST_PASSWORD", "of a variable");
        Assert.Equal("", await Read([]).GetAsync(Ending));
        Assert.Equal("of a setting", await Read(new() { ["password"] = "of a setting" }).GetAsync(Ending));
        Assert.Equal("of a file", await Read(new() { ["password-file"] = file }).GetAsync(Ending));
        Assert.Equal("of a variable", await Read(new() { ["password-env"] = "COMPOSITOR_TEST_PASSWORD" }).GetAsync(Ending));
        Assert.Equal("of a command", await Read(new() { ["password-command"] = (IReadOnlyList<string>)["echo", "of a command"] }).GetAsync(Ending));
        File.Delete(file);
    }

    [Fact]
    public async Task What_cannot_be_had_is_said_in_words()
    {
        await Refused("/nowhere/password", new() { ["password-file"] = "/nowhere/password" });
        await Refused("COMPOSITOR_TEST_NOTHING", new() { ["password-env"] = "COMPOSITOR_TEST_NOTHING" });
        await Refused("status 3: no such secret", new() { ["password-command"] = (IReadOnlyList<string>)["sh", "-c", "echo no such secret >&2; exit 3"] });
        await Refused("cannot be started", new() { ["password-command"] = (IReadOnlyList<string>)["/nowhere/program"] });
        await Refused("60 bytes", new() { ["password"] = new string('x', 61) });
    }

    private static PasswordSource Read(Dictionary<string, object> values) => PasswordSource.Read(new Settings("a", values), Ticket.LongestPassword);

    private static async Task Refused(string word, Dictionary<string, object> values)
    {
        var refusal = await Assert.ThrowsAsync<SourceException>(() => Read(values).GetAsync(Ending));
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxxxx", refusal.Message, StringComparison.Ordinal);
    }
}
