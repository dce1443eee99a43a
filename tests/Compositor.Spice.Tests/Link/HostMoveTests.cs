using System.Buffers.Binary;
using System.Text;
using Compositor.Plugins.Spice;
using Compositor.Sources;
using Xunit;

namespace Compositor.Spice.Tests.Link;

public sealed class HostMoveTests
{
    private static readonly ServerAddress Clear = new() { Host = "old", Port = 5900 };
    private static readonly ServerAddress Safe = new() { Host = "old", SecurePort = 5901, Trust = new ServerTrust("authorities", "CN=old") };

    [Fact]
    public void The_message_names_host_ports_and_subject()
    {
        var move = HostMove.Read(new BodyReader(Message(5930, 5931, "new.example\0", "O=Example, CN=new\0")));
        Assert.Equal(new HostMove("new.example", 5930, 5931, "O=Example, CN=new"), move);
        Assert.Equal(new HostMove("::1", 5930, null, null), HostMove.Read(new BodyReader(Message(5930, 0, "::1", ""))));
    }

    [Theory]
    [InlineData(0, 0, "new")]
    [InlineData(5930, 0, "")]
    [InlineData(5930, 0, "new host")]
    [InlineData(5930, 0, "new/../x")]
    public void What_is_no_host_is_refused(ushort port, ushort securePort, string host) =>
        Assert.Throws<SpiceException>(() => HostMove.Read(new BodyReader(Message(port, securePort, host, ""))));

    [Fact]
    public void Every_truncation_and_every_long_name_is_refused()
    {
        var message = Message(5930, 5931, "new.example", "CN=new");
        for (var length = 0; length < message.Length; length++)
        {
            var cut = message[..length];
            Assert.Throws<SpiceException>(() => HostMove.Read(new BodyReader(cut)));
        }

        Assert.Throws<SpiceException>(() => HostMove.Read(new BodyReader(Message(5930, 0, new string('a', 300), ""))));
    }

    [Fact]
    public void What_had_TLS_keeps_it_with_its_authorities()
    {
        var there = new HostMove("new", 5930, 5931, "CN=new").From(Safe);
        Assert.Equal(Safe with { Host = "new", SecurePort = 5931, Trust = new ServerTrust("authorities", "CN=new") }, there);
        Assert.All(Enum.GetValues<ChannelKind>(), kind => Assert.True(there.IsSecure(kind)));
        Assert.Equal("CN=old", new HostMove("new", null, 5931, null).From(Safe).Trust.Subject);
        Assert.Throws<SpiceException>(() => new HostMove("new", 5930, null, null).From(Safe));
        Assert.Throws<SpiceException>(() => new HostMove("new", 5930, null, null).From(Clear with { SecurePort = 5901, SecureChannels = [ChannelKind.Main] }));
    }

    [Fact]
    public void What_was_in_the_clear_may_stay_so_and_a_proxy_stays_in_between()
    {
        var proxy = new Uri("http://proxy:3128");
        Assert.Equal(
            Clear with { Host = "new", Port = 5930, Proxy = proxy },
            new HostMove("new", 5930, null, null).From(Clear with { Proxy = proxy }));
    }

    [Fact]
    public void A_unix_socket_leads_to_no_other_host() =>
        Assert.Throws<SpiceException>(() => new HostMove("new", 5930, null, null).From(new ServerAddress { Path = "/run/spice" }));

    private static byte[] Message(ushort port, ushort securePort, string host, string subject)
    {
        const int Fields = 20;
        var body = new byte[Fields + host.Length + subject.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(body, port);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), securePort);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), host.Length);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(8), Fields);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(12), subject.Length);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(16), subject.Length == 0 ? 0 : Fields + host.Length);
        Encoding.UTF8.GetBytes(host + subject, body.AsSpan(Fields));
        return body;
    }
}
