using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Xunit;

namespace Compositor.Spice.Tests.Addresses;

public sealed class ViewerFileTests
{
    // As Proxmox hands it out, with other names.
    private const string Proxmox = """
        [virt-viewer]
        delete-this-file=1
        host=pvespiceproxy:65a1b2c3:100:node::0123456789abcdef
        host-subject=OU=Cluster Node,O=Virtual Environment,CN=node.example.org
        password=0123456789abcdef0123
        proxy=http://node.example.org:3128
        release-cursor=Ctrl+Alt+R
        secure-attention=Ctrl+Alt+Ins
        title=VM 100 - test
        tls-port=61000
        toggle-fullscreen=Shift+F11
        type=spice
        ca=-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n
        """;

    [Fact]
    public void A_file_of_Proxmox_leads_through_its_proxy_with_TLS()
    {
        var file = ViewerFile.Parse(Proxmox);
        Assert.Equal("pvespiceproxy:65a1b2c3:100:node::0123456789abcdef", file.Address.Host);
        Assert.Null(file.Address.Port);
        Assert.Equal(61000, file.Address.SecurePort);
        Assert.Equal(new Uri("http://node.example.org:3128"), file.Address.Proxy);
        Assert.Equal("OU=Cluster Node,O=Virtual Environment,CN=node.example.org", file.Address.Trust.Subject);
        Assert.Equal("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", file.Address.Trust.Authorities);
        Assert.Equal("0123456789abcdef0123", file.Password);
        Assert.Equal("VM 100 - test", file.Title);
        Assert.True(file.DeleteAfterReading);
        Assert.True(file.Address.IsSecure(ChannelKind.Display));
    }

    [Fact]
    public void Only_the_channels_that_are_named_go_through_TLS_where_there_are_both_ports()
    {
        var file = ViewerFile.Parse("[virt-viewer]\ntype=spice\nhost=h\nport=5900\ntls-port=5901\nsecure-channels=main;inputs,smartcard\n[ovirt]\nhost=other\n");
        Assert.Equal("h", file.Address.Host);
        Assert.True(file.Address.IsSecure(ChannelKind.Main));
        Assert.True(file.Address.IsSecure(ChannelKind.Inputs));
        Assert.False(file.Address.IsSecure(ChannelKind.Display));
        Assert.Null(file.Password);
        Assert.False(file.DeleteAfterReading);
    }

    [Theory]
    [InlineData("", "type")]
    [InlineData("[virt-viewer]\ntype=vnc\nhost=h\nport=5900", "vnc")]
    [InlineData("[virt-viewer]\ntype=spice\nport=5900", "host")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h\u0007h\nport=5900", "host")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h\rX: y\nport=5900", "host")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h", "port")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h\nport=-1\ntls-port=0", "port")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h\nport=99999", "99999")]
    [InlineData("[virt-viewer]\ntype=spice\nhost=h\nport=5900\nproxy=ftp://x", "proxy")]
    public void What_cannot_be_used_is_refused_in_words(string text, string word)
    {
        var refusal = Assert.Throws<SourceException>(() => ViewerFile.Parse(text));
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_longer_than_any_is_refused() =>
        Assert.Throws<SourceException>(() => ViewerFile.Parse($"[virt-viewer]\ntype=spice\nhost={new string('h', 300)}\nport=5900"));

    [Fact]
    public async Task A_file_to_be_used_once_is_deleted_and_kept_in_mind()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".vv");
        await File.WriteAllTextAsync(path, Proxmox, TestContext.Current.CancellationToken);
        var target = new ViewerFileTarget(path, PasswordSource.Read(new Settings("a", new Dictionary<string, object>()), 60));
        var first = await target.FindAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(path));
        Assert.Equal(first, await target.FindAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("0123456789abcdef0123", first.ToString(), StringComparison.Ordinal);
    }
}
