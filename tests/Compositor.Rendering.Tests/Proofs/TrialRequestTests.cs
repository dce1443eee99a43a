using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class TrialRequestTests
{
    [Theory]
    [InlineData("XR24", true, 0x34325258u)]
    [InlineData("RG16", true, 0x36314752u)]
    [InlineData("0x34325258", true, 0x34325258u)]
    [InlineData("0x", false, 0u)]
    [InlineData("0x123456789", false, 0u)]
    [InlineData("XR2", false, 0u)]
    [InlineData("XR24 ", false, 0u)]
    [InlineData("X\u001424", false, 0u)]
    [InlineData("", false, 0u)]
    public void Formats_are_four_characters_or_a_number(string text, bool right, uint code)
    {
        Assert.Equal(right, TrialRequest.TryParseFormat(text, out var format));
        Assert.Equal(code, right ? format.Code : 0);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(Modifier.Implicit)]
    [InlineData(0x0100000000000002ul)]
    [InlineData(ulong.MaxValue)]
    public void Modifiers_are_read_as_they_are_written(ulong modifier)
    {
        Assert.True(TrialRequest.TryParseModifier(TrialRequest.ModifierText(modifier), out var read));
        Assert.Equal(modifier, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("linear")]
    [InlineData("0x")]
    [InlineData("18446744073709551616")]
    public void Other_modifiers_are_refused(string text) => Assert.False(TrialRequest.TryParseModifier(text, out _));

    [Fact]
    public void Variables_of_drivers_are_told_apart_from_others_in_a_fixed_order() =>
        Assert.Equal(
            "LD_PRELOAD=a.so LIBGL_ALWAYS_SOFTWARE=1 MESA_LOADER_DRIVER_OVERRIDE=zink",
            ProofDevice.DriverVariables([("MESA_LOADER_DRIVER_OVERRIDE", "zink"), ("HOME", "/root"), ("LD_PRELOAD", "a.so"), ("LIBGL_ALWAYS_SOFTWARE", "1"), ("LANG", "C")]));

    [Fact]
    public void Text_of_a_process_becomes_one_line_of_bounded_length()
    {
        Assert.Equal("a b  c", TrialLines.Clean("\ta b\r\nc \0"));
        Assert.Equal(303, TrialLines.Clean(new string('x', 1000)).Length);
    }
}
