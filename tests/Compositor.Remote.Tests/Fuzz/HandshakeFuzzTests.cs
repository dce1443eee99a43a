using Compositor.Plugins.Remote;
using Compositor.Remote.Tests.Made;
using Compositor.Remote.Tests.Security;
using Compositor.Remote.Tests.WebSockets;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Fuzz;

/// <summary>Ways to be let in, cut at every byte and with bytes changed: each is done, or ends with an error of a known kind.</summary>
public sealed class HandshakeFuzzTests : IDisposable
{
    private readonly RsaAesPeer _peer = new();

    public static TheoryData<string> Names => [.. Handshakes.Names, "websocket"];

    public void Dispose() => _peer.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Cut_at_any_byte_and_changed_anywhere(string name)
    {
        var length = Run(name, out var whole);
        Assert.Equal(name is "vencrypt" or "wrong" or "ra2", whole is not null);
        for (var end = 0L; end < length; end++)
        {
            Run(name, out var reason, end);
            Assert.NotNull(reason);
        }

        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var (at, with) = (random.NextInt64(length), (byte)random.Next(256));
            Run(name, out _, change: (place, value) => place == at ? with : value);
        }
    }

    [Fact]
    public void RSA_AES_cut_and_changed()
    {
        var length = RunRsaAes(out var whole);
        Assert.Null(whole);

        // Up to the server's key each byte; behind it a key of ours is made each time, which takes its time.
        for (var end = 0L; end < length; end += end < 530 ? 1 : 61)
        {
            RunRsaAes(out var reason, end);
            Assert.NotNull(reason);
        }

        var random = new Random(6);
        for (var round = 0; round < 40; round++)
        {
            var at = random.NextInt64(14, length);
            RunRsaAes(out var reason, change: (place, value) => place == at ? (byte)(value ^ (1 << random.Next(8))) : value);
            Assert.NotNull(reason);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void RSA_AES_that_wants_another_login_is_refused(byte login)
    {
        RunRsaAes(out var reason, login: login);
        Assert.Contains("in an unknown way", reason, StringComparison.Ordinal);
    }

    private long RunRsaAes(out string? reason, long end = long.MaxValue, Func<long, byte, byte>? change = null, byte login = 2)
    {
        var transport = new ScriptedTransport([_ => _peer.Begin([.. "RFB 003.008\n"u8, 1, 5]), heard => _peer.Answer(heard, 13, login)]) { End = end, Change = change };
        reason = Run(transport, KeyFingerprint.Of(_peer.PublicKey));
        return transport.Said;
    }

    private static long Run(string name, out string? reason, long end = long.MaxValue, Func<long, byte, byte>? change = null)
    {
        var transport = new ScriptedTransport(name == "websocket" ? request => WebPeer.Agree(request, WebPeer.Frames(Handshakes.Of("none"))) : _ => Handshakes.Of(name)) { End = end, Change = change };
        reason = name == "websocket" ? RunWebSocket(transport) : Run(transport, KeyFingerprint.Of([]));
        return transport.Said;
    }

    private static string? RunWebSocket(ScriptedTransport below)
    {
        try
        {
            return Run(WebSocketTransport.Open(below, WebPeer.Address("ws://h/"), WebPeer.Request("ws://h/")), KeyFingerprint.Of([]));
        }
        catch (RfbException e)
        {
            return e.Message;
        }
    }

    private static string? Run(Transport transport, string pin)
    {
        var ways = SecurityWays.For(Enum.GetValues<SecurityName>(), new Credentials("user", "secret"), ServerTrust.System with { Pin = pin }, WebPeer.Address("vnc://h"));
        try
        {
            _ = new RfbHandshake(ways, isShared: true).Run(transport);
            return null;
        }
        catch (Exception e) when (e is RfbException or IOException)
        {
            return e.Message;
        }
    }
}
