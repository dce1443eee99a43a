using System.Text;
using Compositor.Contracts;
using Compositor.Plugins.Virgil;
using Compositor.Unix;
using Xunit;

namespace Compositor.Virgil.Tests;

/// <summary>What stands before the first message: authentication and QMP, with servers that do not behave.</summary>
public sealed class HandshakeTests : LiveTest
{
    [Theory]
    [InlineData("REJECTED EXTERNAL\r\n", "refuses this viewer")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "refuses this viewer")]
    [InlineData("OK 00\r\nERROR no descriptors\r\n", "AGREE_UNIX_FD")]
    [InlineData("OK 00\r\n", "ended the connection")]
    [InlineData("", "ended the connection")]
    public void An_authentication_that_fails_is_explained(string answer, string reason)
    {
        var (client, server) = UnixSocket.Pair();
        using (client)
        {
            if (answer.Length > 0)
            {
                server.Send(Encoding.ASCII.GetBytes(answer));
            }

            // The client's first line must find a reader, or it fails before it has read anything.
            var hangUp = new Thread(() => HangUpAfter(server, "NEGOTIATE_UNIX_FD\r\n"));
            hangUp.Start();
            Assert.Contains(reason, Assert.Throws<ProtocolException>(() => Authentication.Run(client)).Message, StringComparison.Ordinal);
            client.Dispose();
            hangUp.Join();
        }
    }

    [Fact]
    public void An_endless_line_is_not_collected()
    {
        var (client, server) = UnixSocket.Pair();
        using (client)
        using (server)
        {
            server.Send(Encoding.ASCII.GetBytes(new string('x', 100_000)));
            Assert.Contains("endless line", Assert.Throws<ProtocolException>(() => Authentication.Run(client)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH\n", "not JSON")]
    [InlineData("[1, 2]\n", "not an object")]
    [InlineData("{\"hello\": 1}\n", "greet")]
    [InlineData("{\"QMP\": {}}\n{\"error\": {\"class\": \"GenericError\", \"desc\": \"not today\"}}\n", "not today")]
    [InlineData("{\"QMP\": {}}\n{\"event\": \"STOP\"}\n", "closed its QMP socket")]
    [InlineData("{\"a\": {\"a\": 1, \"a\": 2}}\n", "greet")]
    public void A_QMP_that_does_not_behave_is_explained(string answers, string reason)
    {
        var (client, server) = UnixSocket.Pair();
        using var qmp = new QmpClient(client);
        server.Send(Encoding.UTF8.GetBytes(answers));
        var hangUp = new Thread(() => HangUpAfter(server, "qmp_capabilities"));
        hangUp.Start();
        var failure = Assert.ThrowsAny<SourceException>(() =>
        {
            qmp.Open();
            qmp.Execute("nothing");
        });
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        client.Dispose();
        hangUp.Join();
    }

    [Fact]
    public void Events_before_the_greeting_are_passed_over()
    {
        // QEMU 10 sends events of its start to whoever connects in that moment, before it greets.
        var (client, server) = UnixSocket.Pair();
        using var qmp = new QmpClient(client);
        using (server)
        {
            server.Send("{\"event\": \"RESUME\", \"timestamp\": {}}\n{\"QMP\": {}}\n{\"return\": {}}\n"u8);
            qmp.Open();
        }
    }

    [Fact]
    public void A_QMP_without_end_is_not_collected()
    {
        var (client, server) = UnixSocket.Pair();
        using var qmp = new QmpClient(client);
        var flood = new Thread(() => Flood(server));
        flood.Start();
        Assert.Contains("endless line", Assert.Throws<ProtocolException>(qmp.Open).Message, StringComparison.Ordinal);
        client.Dispose();
        flood.Join();
        server.Dispose();
    }

    private static void HangUpAfter(UnixSocket server, string text)
    {
        using (server)
        {
            var seen = string.Empty;
            var buffer = new byte[256];
            try
            {
                while (!seen.Contains(text, StringComparison.Ordinal) && server.Receive(buffer, []) is var count and > 0)
                {
                    seen += Encoding.ASCII.GetString(buffer, 0, count);
                }
            }
            catch (UnixException)
            {
                // The client was faster.
            }
        }
    }

    private static void Flood(UnixSocket server)
    {
        var bytes = new byte[1 << 16];
        Array.Fill(bytes, (byte)' ');
        try
        {
            while (true)
            {
                server.Send(bytes);
            }
        }
        catch (UnixException)
        {
            // The client has had enough.
        }
    }
}
