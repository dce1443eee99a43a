using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Made;
using Xunit;

namespace Compositor.Remote.Tests.Input;

/// <summary>The pointer's message with nine buttons, byte by byte: no server here has it.</summary>
public sealed class ManyButtonsTests
{
    [Theory]
    [InlineData(0x000, "0580000A001400")]
    [InlineData(0x001, "0581000A001400")]
    [InlineData(0x040, "05C0000A001400")]
    [InlineData(0x080, "0580000A001401")]
    [InlineData(0x101, "0581000A001402")]
    public void The_first_byte_has_seven_and_says_that_there_are_more(int buttons, string message)
    {
        using var transport = new SentBytes();
        new RfbSender(transport).ManyButtons((ushort)buttons, 10, 20);
        Assert.Equal(message, Convert.ToHexString(transport.Bytes));
    }
}
