using Xunit;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>Every message, with the exact place it points at.</summary>
public sealed class ConfigurationErrorTests
{
    [Theory]
    [InlineData("[shel]", "f:1:2: unknown table \"shel\"; did you mean \"shell\"?")]
    [InlineData("colour = 1", "f:1:1: unknown key \"colour\"; known: \"shell\", \"source\", \"layout\", \"input\", \"bindings\"")]
    [InlineData("[[shell]]", "f:1:3: \"shell\" is a table: write [shell]")]
    [InlineData("[source]\nname = \"a\"", "f:1:2: each source is a table in an array: write [[source]], with two brackets")]
    [InlineData("[shell]\noutput = \"sld\"", "f:2:10: \"output\" must be one of \"auto\", \"sdl\", \"headless\", not \"sld\"; did you mean \"sdl\"?")]
    [InlineData("[shell]\n  labls = true", "f:2:3: unknown key \"labls\"; did you mean \"labels\"?")]
    [InlineData("[shell]\nlabels = \"yes\"", "f:2:10: \"labels\" must be true or false, not a string")]
    [InlineData(
        "[[source]]\nname = \"a\"\nkind = \"testcard\"\nclipboard = \"bot\"",
        "f:4:13: \"clipboard\" must be one of \"none\", \"to-guest\", \"from-guest\", \"both\", not \"bot\"; did you mean \"both\"?")]
    [InlineData(
        "[[source]]\nname = \"a\"\nkind = \"testcard\"\nresize = true",
        "f:4:10: \"resize\" must be a string, not true or false")]
    [InlineData("[shell]\nsize = \"1280\"", "f:2:8: \"size\" must be like \"1280x800\", each side 16 to 16384, not \"1280\"")]
    [InlineData("[shell]\nsize = \"99999x9\"", "f:2:8: \"size\" must be like \"1280x800\", each side 16 to 16384, not \"99999x9\"")]
    [InlineData("[shell]\nrefresh = 0", "f:2:11: \"refresh\" must be 1 to 240, not 0")]
    [InlineData("[shell]\nrefresh = nan", "f:2:11: \"refresh\" must be a number, not one that is not finite")]
    [InlineData("[shell]\noutputs = 1.5", "f:2:11: \"outputs\" must be a whole number, not a number")]
    [InlineData("[shell]\nlog = 2020-01-01", "f:2:7: \"log\" must be a string, not a date or time")]
    [InlineData("[shell]\nretry-initial = 5\nretry-maximum = 2", "f:3:17: \"retry-maximum\" must not be less than \"retry-initial\"")]
    [InlineData("[[source]]\nname = \"a\"", "f:1:1: a source needs \"kind\"")]
    [InlineData("[[source]]\nkind = \"testcard\"", "f:1:1: a source needs \"name\"")]
    [InlineData("[[source]]\nname = \"A b\"\nkind = \"testcard\"", "f:2:8: a source's name is made of a-z, 0-9, \"_\" and \"-\", unlike \"A b\"")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"virgl\"", "f:3:8: unknown kind \"virgl\"; did you mean \"virgil\"?")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"qqqqqqqq\"", "f:3:8: unknown kind \"qqqqqqqq\"; known: \"virgil\", \"testcard\"")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"testcard\"\nheads = 5", "f:4:9: \"heads\" must be 1 to 4, not 5")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"testcard\"\nseed = -1", "f:4:8: \"seed\" must be 0 or more, not -1")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"testcard\"\nhaeds = 2", "f:4:1: unknown key \"haeds\"; did you mean \"heads\"?")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"testcard\"\nsize = \"impossible\"", "f:4:1: size cannot be had")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"virgil\"\nvm = \"broken\"", "f:1:1: the plugin failed on these settings: a defect")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"virgil\"\nlaunch = [\"-m\", 128]", "f:4:17: \"launch\" must be an array of strings, not a whole number")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"virgil\"\nlaunch = \"-m 128\"", "f:4:10: \"launch\" must be an array of strings, not a string")]
    [InlineData("[[source]]\nname = \"a\"\nkind = \"virgil\"\n[[source]]\nname = \"a\"\nkind = \"virgil\"", "f:5:8: there is a source \"a\" already, in line 2")]
    [InlineData("[layout]\npolicy = \"gird\"", "f:2:10: unknown layout policy \"gird\"; did you mean \"grid\"?")]
    [InlineData("[layout.gird]\ngap = 1", "f:1:9: unknown layout policy \"gird\"; did you mean \"grid\"?")]
    [InlineData("[layout.outputs]\nDP-1 = \"gird\"", "f:2:8: unknown layout policy \"gird\"; did you mean \"grid\"?")]
    [InlineData("[layout.outputs]\nDP-1 = 1", "f:2:8: \"DP-1\" must be a string, not a whole number")]
    [InlineData("[input.outputs]\nDP-1 = \"grid\"", "f:1:8: unknown input policy \"outputs\"; known: \"click-to-focus\", \"follow-pointer\"")]
    [InlineData("[layout]\npolice = \"grid\"", "f:2:1: unknown key \"police\"; did you mean \"policy\"?")]
    [InlineData("[layout.grid]\ngap = 300", "f:2:7: \"gap\" must be 0 to 256, not 300")]
    [InlineData("[layout]\nmain-stack.ratio = 0.95", "f:2:20: \"ratio\" must be 0.1 to 0.9, not 0.95")]
    [InlineData("[layout]\nmain-stack = { ratoi = 0.5 }", "f:2:16: unknown key \"ratoi\"; did you mean \"ratio\"?")]
    [InlineData("[input]\npolicy = \"follow-the-pointer\"", "f:2:10: unknown input policy \"follow-the-pointer\"; did you mean \"follow-pointer\"?")]
    [InlineData("[bindings]\n\"Supper+1\" = \"quit\"", "f:2:1: unknown key name \"Supper\"; did you mean \"Super\"?")]
    [InlineData("[bindings]\n\"A+B\" = \"quit\"", "f:2:1: \"A\" is not Ctrl, Alt, Shift or Super, and so must come last")]
    [InlineData("[bindings]\n\"Ctrl+Alt\" = \"quit\"", "f:2:1: a binding needs a key besides Ctrl, Alt, Shift and Super, unlike \"Ctrl+Alt\"")]
    [InlineData("[bindings]\nF1 = \"qiut\"", "f:2:6: unknown action \"qiut\"; did you mean \"quit\"?")]
    [InlineData("[bindings]\nF1 = \"focus\"", "f:2:6: \"focus\" needs the name of a source after it")]
    [InlineData("[bindings]\nF1 = \"quit now\"", "f:2:6: \"quit\" takes nothing after it")]
    [InlineData("[bindings]\nF1 = \"focus alpa\"\n[[source]]\nname = \"alpha\"\nkind = \"virgil\"", "f:2:6: unknown source \"alpa\"; did you mean \"alpha\"?")]
    [InlineData("[bindings]\nF1 = \"layout grit\"", "f:2:6: unknown layout policy \"grit\"; did you mean \"grid\"?")]
    [InlineData("[bindings]\nF1 = 1", "f:2:6: \"F1\" must be a string, not a whole number")]
    [InlineData("[bindings]\n\"Super+F1\" = \"quit\"\n\"Meta+f1\" = \"quit\"", "f:3:1: Super+F1 is bound already, in line 2")]
    public void AMistakeIsNamedWithItsPlace(string text, string expected)
    {
        var result = StubCatalogue.Check(text);

        Assert.Equal(expected, Assert.Single(result.Errors).ToString());
        Assert.Null(result.Configuration);
    }

    [Theory]
    [InlineData("[shell\n", 1)]
    [InlineData("[shell]\noutput = \"auto\"\noutput = \"sdl\"", 3)]
    [InlineData("[shell]\n\n[shell]", 3)]
    [InlineData("a = \"unfinished", 1)]
    [InlineData("[shell]\noutput = auto", 2)]
    public void WhatIsNotTomlIsNamedWithItsLine(string text, int line)
    {
        var result = StubCatalogue.Check(text);

        Assert.Equal(line, result.Errors[0].Line);
        Assert.NotEqual(0, result.Errors[0].Column);
        Assert.Null(result.Configuration);
    }

    [Fact]
    public void AllMistakesAreNamedInTheOrderOfTheFile()
    {
        var result = StubCatalogue.Check(
            """
            [shell]
            labels = 1
            colour = "red"
            [[source]]
            name = "a"
            kind = "virgl"
            [layout]
            policy = "gird"
            [bindings]
            F1 = "focus b"
            """);

        Assert.Equal([2, 3, 6, 8, 10], result.Errors.Select(error => error.Line));
    }

    [Fact]
    public async Task AMissingFileIsNamed()
    {
        var result = await StubCatalogue.LoadAsync("/nowhere/compositor.toml");

        Assert.StartsWith("/nowhere/compositor.toml: cannot be read: ", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHugeFileIsRefusedUnread()
    {
        using var scratch = new ScratchDirectory();
        var file = scratch.Write("huge.toml", new string('#', (1024 * 1024) + 1));

        Assert.Equal($"{file}: is larger than 1024 KiB", Assert.Single((await StubCatalogue.LoadAsync(file)).Errors).ToString());
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("bad.toml"), [0xff, 0xfe, 0x00]);

        Assert.EndsWith(": is not UTF-8 text", Assert.Single((await StubCatalogue.LoadAsync(scratch.File("bad.toml"))).Errors).ToString(), StringComparison.Ordinal);
    }
}
