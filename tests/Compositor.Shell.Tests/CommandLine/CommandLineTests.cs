using Compositor.Shell.CommandLine;
using Xunit;

namespace Compositor.Shell.Tests.CommandLine;

/// <summary>The built executable, as a user meets it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "doctor", "--help")]
    [InlineData(2)]
    [InlineData(2, "runn")]
    [InlineData(2, "run", "--colour")]
    [InlineData(2, "run", "--size", "huge")]
    [InlineData(2, "run", "--output", "paper")]
    [InlineData(2, "run", "--config", "/nowhere.toml")]
    [InlineData(2, "validate")]
    [InlineData(2, "validate", "/nowhere.toml")]
    [InlineData(2, "ctl")]
    [InlineData(2, "ctl", "fokus", "alpha")]
    [InlineData(2, "ctl", "focus")]
    [InlineData(2, "ctl", "send-key", "alpha")]
    [InlineData(2, "ctl", "volume", "alpha", "101")]
    [InlineData(2, "ctl", "volume", "alpha", "loud")]
    [InlineData(2, "ctl", "send-pointer", "alpha", "one", "2")]
    [InlineData(1, "ctl", "status", "--socket", "/nowhere/control.sock")]
    public async Task ExitCodesTellWhatWasWrong(int expected, params string[] arguments)
    {
        var ended = await ShellProcess.RunAsync(arguments);

        Assert.Equal(expected, ended.ExitCode);
        Assert.Equal(expected == 0, ended.Error.Length == 0);
        Assert.Equal(expected == 0, ended.Output.Length > 0);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("ctl")]
    [InlineData("ctl", "screenshot")]
    [InlineData("validate")]
    [InlineData("plugins")]
    [InlineData("doctor")]
    public async Task HelpHasExamples(params string[] command)
    {
        var ended = await ShellProcess.RunAsync([.. command, "--help"]);

        Assert.Contains($"Examples:\n  compositor {string.Join(' ', command)}", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidateSaysThatAFileIsRight()
    {
        var ended = await ShellProcess.RunAsync("validate", "config/headless.toml");

        Assert.Equal("config/headless.toml is right: 2 sources, layout grid\n", ended.Output);
        Assert.Equal(ExitCodes.Ok, ended.ExitCode);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("run", "--config")]
    public async Task MistakesAreWrittenAsEditorsReadThem(params string[] command)
    {
        using var scratch = new ScratchDirectory();
        scratch.Write("c.toml", "[layout]\npolicy = \"gird\"\n[shel]\n");

        var ended = await ShellProcess.RunInAsync(scratch.Path, new Dictionary<string, string?>(), [.. command, "c.toml"]);

        Assert.Equal(ExitCodes.Wrong, ended.ExitCode);
        Assert.EndsWith(
            """
            c.toml:2:10: unknown layout policy "gird"; did you mean "grid"?
            c.toml:3:2: unknown table "shel"; did you mean "shell"?

            """,
            ended.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAConfigurationTheSearchedPlacesAreNamed()
    {
        using var scratch = new ScratchDirectory();

        var ended = await ShellProcess.RunInAsync(scratch.Path, new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = "/nowhere" }, "run");

        Assert.Equal(
            "compositor: there is no configuration: none of compositor.toml, /nowhere/compositor/compositor.toml, /etc/compositor/compositor.toml\n",
            ended.Error);
        Assert.Equal(ExitCodes.Wrong, ended.ExitCode);
    }

    [Fact]
    public async Task PluginsAreListedWithTheReasonOfThoseLeftOut()
    {
        using var scratch = new ScratchDirectory();
        scratch.Write("bad/bad.dll", "not an assembly");

        var ended = await ShellProcess.RunAsync("plugins", "--plugins", scratch.Path);

        Assert.Equal(ExitCodes.Failed, ended.ExitCode);
        Assert.Matches("(?m)^Layouts +loaded +- +single, grid, main-stack", ended.Output);
        Assert.Matches("(?m)^bad +refused .* bad.dll cannot be loaded: ", ended.Output);
    }

    [Fact]
    public async Task DoctorNamesWhatItLookedAt()
    {
        var ended = await ShellProcess.RunAsync("doctor");

        Assert.Equal(ExitCodes.Ok, ended.ExitCode);
        Assert.All(
            [
                "Where pictures go\n", "SDL\n", "GPUs and monitors\n", "EGL and OpenGL\n", "Frames without copying\n", "Permissions\n",
                "QEMU\n", "Libraries and fonts\n", "Plugins\n", "Configuration\n", "Control socket\n",
            ],
            title => Assert.Contains(title, ended.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "compositor.toml|/etc/compositor/compositor.toml")]
    [InlineData(null, "/home/u", "compositor.toml|/home/u/.config/compositor/compositor.toml|/etc/compositor/compositor.toml")]
    [InlineData("/x", "/home/u", "compositor.toml|/x/compositor/compositor.toml|/etc/compositor/compositor.toml")]
    public void PlacesAreSearchedInOrder(string? configured, string? home, string places) =>
        Assert.Equal(
            places,
            string.Join('|', ConfigurationSearch.Places(name => name == "XDG_CONFIG_HOME" ? configured : name == "HOME" ? home : null)));
}
