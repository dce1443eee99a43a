using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Security;

public sealed class SingleDesTests
{
    /// <summary>Vectors of the standard's validation suite (NBS special publication 500-20), and one for the protocol.</summary>
    [Theory]
    [InlineData("133457799BBCDFF1", "0123456789ABCDEF", "85E813540F0AB405")]
    [InlineData("0101010101010101", "8000000000000000", "95F8A5E5DD31D900")]
    [InlineData("8001010101010101", "0000000000000000", "95A8D72813DAA94D")]
    [InlineData("7CA110454A1A6E57", "01A1D6D039776742", "690F5B0D9A26939B")]
    [InlineData("FFFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFF", "7359B2163E4EDC58")]
    [InlineData("0123456789ABCDEF", "1111111111111111", "17668DFC7292532D")]
    public void It_encrypts_as_the_standard_says(string key, string plain, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(SingleDes.Encrypt(Convert.FromHexString(key), Convert.FromHexString(plain))));

    [Fact]
    public void Bits_of_the_password_are_in_the_other_order_and_the_ninth_letter_counts_for_nothing()
    {
        byte[] challenge = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        // 'a' is 0x61, the other way round 0x86.
        Assert.Equal(
            SingleDes.Encrypt([0x86, 0, 0, 0, 0, 0, 0, 0], challenge),
            VncAuthentication.Answer(challenge, "a"));
        Assert.Equal(VncAuthentication.Answer(challenge, "12345678"), VncAuthentication.Answer(challenge, "123456789"));
        Assert.NotEqual(VncAuthentication.Answer(challenge, "12345678"), VncAuthentication.Answer(challenge, "12345679"));
    }
}
