using System.Net;
using System.Net.Sockets;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>Every way to a server, and every way in which it can fail, in words.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_unix_socket_a_port_with_a_ticket_and_a_port_with_TLS_lead_to_the_picture()
    {
        using var files = new TlsFiles();
        await using var local = await SpiceServerProcess.StartUnixAsync();
        await using var ticket = await SpiceServerProcess.StartTcpAsync("--password", "secret");
        await using var tls = await SpiceServerProcess.StartTlsAsync(files);
        foreach (var (server, settings) in new[]
        {
            (local, Array.Empty<(string, object)>()),
            (ticket, [("password", (object)"secret")]),
            (tls, [("ca", (object)files.Authority)]),
        })
        {
            await using var source = new RunningSource(server.Address, settings);
            await server.WaitForClientAsync();
            await server.PlayAsync("copy-formats");
            await source.ShowsAsync(await server.PictureAsync());
        }
    }

    [Fact]
    public async Task A_wrong_password_and_none_are_told_apart()
    {
        await using var server = await SpiceServerProcess.StartTcpAsync("--password", "secret");
        Assert.Contains("refuses the password", await ReasonAsync(server.Address, ("password", "wrong")), StringComparison.Ordinal);
        Assert.Contains("wants a password", await ReasonAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_must_come_from_the_right_authority_and_have_the_right_name()
    {
        using var files = new TlsFiles();
        using var others = new TlsFiles();
        await using var server = await SpiceServerProcess.StartTlsAsync(files);
        Assert.Contains("has not signed it", await ReasonAsync(server.Address, ("ca", others.Authority)), StringComparison.Ordinal);
        Assert.Contains("this system trusts", await ReasonAsync(server.Address), StringComparison.Ordinal);
        Assert.Contains("its subject is", await ReasonAsync(server.Address, ("ca", files.Authority), ("host-subject", "O=Other,CN=127.0.0.1")), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await ReasonAsync(server.Address, ("ca", "/nowhere/ca.pem")), StringComparison.Ordinal);
        Assert.Contains("localhost", await ReasonAsync(server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ("ca", files.Authority)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_where_there_is_none_and_none_where_there_is_are_told()
    {
        using var files = new TlsFiles();
        await using var plain = await SpiceServerProcess.StartTcpAsync();
        await using var tls = await SpiceServerProcess.StartTlsAsync(files);
        Assert.Contains("does not speak TLS", await ReasonAsync(plain.Address.Replace("spice:", "spice+tls:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", await ReasonAsync(tls.Address.Replace("spice+tls:", "spice:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_told()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.Contains("refused", await ReasonAsync($"spice://127.0.0.1:{port}"), StringComparison.Ordinal);
        Assert.Contains("/nowhere/socket", await ReasonAsync("spice+unix:///nowhere/socket"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RFB 003.008\n", "VNC")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "not a SPICE server")]
    [InlineData("", "has ended the connection")]
    [InlineData("REDQ\x02\0\0\0\x02\0\0\0\xff\xff\xff\x7f", "cannot be")]
    public async Task Another_kind_of_server_is_told(string greeting, string word)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var reason = ReasonAsync($"spice://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var client = await listener.AcceptSocketAsync(Ending);
        await client.SendAsync(System.Text.Encoding.Latin1.GetBytes(greeting), Ending);
        client.Shutdown(SocketShutdown.Send);
        Assert.Contains(word, await reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_killed_is_told_and_the_source_ends()
    {
        await using var server = await SpiceServerProcess.StartUnixAsync();
        await using var source = new RunningSource(server.Address);
        await server.WaitForClientAsync();
        await server.PlayAsync("copy-formats");
        await source.ShowsAsync(await server.PictureAsync());
        using (var process = System.Diagnostics.Process.GetProcessById(server.Pid))
        {
            process.Kill();
        }

        var reason = await Assert.ThrowsAsync<SourceException>(() => source.Completion);
        Assert.Contains("ended the connection", reason.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ReasonAsync(string address, params (string, object)[] settings)
    {
        await using var source = new RunningSource(address, settings);
        return (await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(30), Ending))).Message;
    }
}
