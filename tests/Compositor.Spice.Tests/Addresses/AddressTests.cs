using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Addresses;

public sealed class AddressTests
{
    [Theory]
    [InlineData("spice://example.org:5930", "spice://example.org:5930", false)]
    [InlineData("spice://example.org", "spice://example.org:5900", false)]
    [InlineData("spice+tls://10.0.0.1:5931", "spice+tls://10.0.0.1:5931", true)]
    [InlineData("spice://[::1]:5930", "spice://[::1]:5930", false)]
    [InlineData("spice+unix:///run/a%20b.sock", "spice+unix:///run/a b.sock", false)]
    public void Addresses_are_understood(string text, string shown, bool secure)
    {
        var address = AddressParser.Parse(text);
        Assert.Equal(shown, address.ToString());
        Assert.Equal(secure, address.IsSecure(ChannelKind.Main));
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.org:5930")]
    [InlineData("spice://")]
    [InlineData("spice:///path")]
    [InlineData("spice://host:99999")]
    [InlineData("spice://user@host")]
    [InlineData("spice://host/path")]
    [InlineData("spice://host?password=x")]
    [InlineData("spice+unix://path")]
    [InlineData("spice+unix:///")]
    [InlineData("vnc://host")]
    public void What_is_none_is_refused_with_the_forms_that_there_are(string text)
    {
        var refusal = Assert.Throws<SettingException>(() => AddressParser.Parse(text));
        Assert.Contains("spice+unix:///PATH", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_needs_an_address_and_at_most_one_password()
    {
        var factory = new SpiceFactory();
        Assert.Throws<SettingException>(() => factory.Create(new Settings("a", new Dictionary<string, object>())));
        Assert.Throws<SettingException>(() => factory.Create(new Settings("a", new Dictionary<string, object>
        {
            ["address"] = "spice://host",
            ["password"] = "x",
            ["password-file"] = "y",
        })));
    }
}
