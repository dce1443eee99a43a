using Compositor.Shell.Keys;
using Xunit;

namespace Compositor.Shell.Tests.Keys;

public sealed class ChordTextTests
{
    [Theory]
    [InlineData("A", 30)]
    [InlineData("a", 30)]
    [InlineData("KEY_A", 30)]
    [InlineData("1", 2)]
    [InlineData("F12", 88)]
    [InlineData("Super", 125)]
    [InlineData("meta", 125)]
    [InlineData("KEY_LEFTMETA", 125)]
    [InlineData("PageUp", 104)]
    [InlineData("page_up", 104)]
    [InlineData("Return", 28)]
    [InlineData("KEY_102ND", 86)]
    public void NamesHaveCodes(string name, int code)
    {
        Assert.True(KeyNames.TryParse(name, out var parsed));
        Assert.Equal(code, parsed);
    }

    [Fact]
    public void EveryNameLeadsBackToItsCode() => Assert.All(KeyTable.Keys, key =>
    {
        Assert.True(KeyNames.TryParse(KeyNames.NameOf(key.Code), out var code));
        Assert.Equal(key.Code, code);
    });

    [Fact]
    public void CodesAndNamesAreUnique()
    {
        Assert.Equal(KeyTable.Keys.Count, KeyTable.Keys.Select(key => key.Code).Distinct().Count());
        Assert.Equal(KeyTable.Keys.Count, KeyTable.Keys.Select(key => key.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void ACodeWithoutANameIsANumber() => Assert.Equal("KEY_700", KeyNames.NameOf(700));

    [Theory]
    [InlineData("ctrl+ALT+del", "Ctrl+Alt+Delete", new ushort[] { 29, 56, 111 })]
    [InlineData("Super+Shift+q", "Shift+Super+Q", new ushort[] { 42, 125, 16 })]
    [InlineData(" RightCtrl + x ", "Ctrl+X", new ushort[] { 29, 45 })]
    [InlineData("Super", "LeftMeta", new ushort[] { 125 })]
    public void ChordsAreReadAndWritten(string text, string written, ushort[] codes)
    {
        Assert.True(ChordText.TryParse(text, out var chord, out _));
        Assert.Equal(written, ChordText.Write(chord));
        Assert.Equal(codes, ChordText.PressOrder(chord));
    }

    [Theory]
    [InlineData("", "unknown key name \"\"")]
    [InlineData("Ctrl+", "unknown key name \"\"")]
    [InlineData("Crtl+A", "unknown key name \"Crtl\"; did you mean \"Ctrl\"?")]
    [InlineData("Enter+A", "\"Enter\" is not Ctrl, Alt, Shift or Super, and so must come last")]
    public void WhatIsNoChordIsSaid(string text, string expected)
    {
        Assert.False(ChordText.TryParse(text, out _, out var error));
        Assert.Equal(expected, error);
    }
}
