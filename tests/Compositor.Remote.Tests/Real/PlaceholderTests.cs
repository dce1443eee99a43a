using System.Text;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Hostile;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>What a person at the wall reads where a machine cannot be shown: the built program, a source for each reason, real servers where there are any.</summary>
public sealed class PlaceholderTests
{
    private const string Password = "right";

    [Fact]
    public async Task Each_reason_is_a_sentence()
    {
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        using var others = new TlsFiles();
        await using var password = await TigerVnc.StartAsync("-SecurityTypes", "VncAuth", "-PasswordFile", await VncPassword.FileAsync(workspace, Password));
        await using var certificate = await TigerVnc.StartAsync("-SecurityTypes", "X509None", "-X509Cert", tls.Certificate, "-X509Key", tls.Key);
        await using var anonymous = await TigerVnc.StartAsync("-SecurityTypes", "TLSNone");
        await using var alone = await TigerVnc.StartAsync("-AlwaysShared=0", "-NeverShared=1", "-DisconnectClients=0");
        await using var clear = await TigerVnc.StartAsync("-SecurityTypes", "Plain", "-PlainUsers", "*");
        await using var qemu = await VncQemu.StartTcpAsync(Guest.Grub, ["-object", $"secret,id=pw,data={Password}"], "password-secret=pw");
        await using var web = await Websockify.StartAsync(FreePort.Choose());
        using var page = Web("HTTP/1.1 200 OK\r\n\r\n<html>");
        using var unknown = Web("HTTP/1.1 404 Not Found\r\n\r\n");
        using var unauthorised = Web("HTTP/1.1 401 Unauthorized\r\n\r\n");
        using var taken = Web("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 38\r\n\r\nActive VNC connection. Request denied.\n");
        using var other = Web("SSH-2.0-OpenSSH_9.2p1\r\n");

        // A key that was seen before, and is not there any more.
        var known = workspace["known-servers"];
        await File.WriteAllTextAsync(known, $"{certificate.Address} x509 {KeyFingerprint.Of([1])}\n", TestContext.Current.CancellationToken);
        (string Name, string Address, string Settings, string Sentence)[] all =
        [
            ("wrong-password", password.Address, "password = \"wrong\"", "the server refuses the login: "),
            ("no-password", password.Address, "", "wants a password"),
            ("qemu-wrong", qemu.Address, "password = \"wrong\"", "the server refuses the login: "),
            ("qemu-none", qemu.Address, "", "wants a password"),
            ("refused-port", $"vnc://127.0.0.1:{FreePort.Choose()}", "", "the connection was refused; does the server run, with this port?"),
            ("no-socket", $"vnc+unix://{workspace["nothing"]}", "", $"no VNC server answers at vnc+unix://{workspace["nothing"]}"),
            ("unknown-host", "vnc://no-such-host.invalid", "", "there is no host of that name"),
            ("authority", certificate.Address, $"ca = \"{others.Authority}\"", "the authority that was named (ca) has not signed it"),
            ("no-authority", certificate.Address, "", "no authority that this system trusts has signed it"),
            ("name", certificate.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), $"ca = \"{tls.Authority}\"", "it is not for the host localhost"),
            ("changed-key", certificate.Address, $"pin = \"first-use\"\nknown-servers = \"{known}\"", $"delete line 1 of {known}"),
            ("anonymous-tls", anonymous.Address, "", "the server has TLS without certificates, which keeps nobody out"),
            ("no-tls", alone.Address, "security = [\"x509\"]", "the server has only what security does not name"),
            ("clear", clear.Address, "user = \"u\"\npassword = \"p\"", "a name and a password in the clear"),
            ("other", other.Address, "", "that is not a VNC server"),
            ("wss-no-tls", $"wss://127.0.0.1:{page.Port}/", "", "TLS cannot be agreed on"),
            ("page", $"ws://127.0.0.1:{page.Port}/", "", "answers with a page, not with a websocket (200)"),
            ("unknown-path", $"ws://127.0.0.1:{unknown.Port}/", "", "knows nothing of that path (404)"),
            ("unauthorised", $"ws://127.0.0.1:{unauthorised.Port}/", "", "wants to know who asks (401)"),
            ("kubevirt", $"ws://127.0.0.1:{taken.Port}/", "", "the machine is in use by another viewer; takeover = true takes its place"),
            ("nobody-behind", $"ws://127.0.0.1:{web.Port}/", "", "the VNC server behind it does not answer"),
            ("ws-vnc", $"ws://127.0.0.1:{alone.Port}/", "", "that is not a web server (a VNC server itself is vnc://)"),
        ];
        await using var first = new RunningSource(alone.Address);
        await first.UntilAsync(() => first.Picture() is not null, "a picture");
        all = [.. all, ("in-use", alone.Address, "", "in use")];
        var configuration = new StringBuilder("[shell]\nretry-initial = 2\nretry-maximum = 30\n");
        foreach (var (name, address, settings, _) in all)
        {
            configuration.Append($"[[source]]\nname = \"{name}\"\nkind = \"vnc\"\naddress = \"{address}\"\n{settings}\n");
        }

        await using var compositor = await CompositorProcess.StartAsync(workspace, configuration.ToString(), ["--output", "headless", "--size", "1600x1200"]);
        foreach (var (name, _, _, sentence) in all)
        {
            await compositor.WaitForAsync(name, $"says \"{sentence}\"", now => now.State != "live" && now.Reason.Contains(sentence, StringComparison.Ordinal));
        }

        // Each is something to read, and nothing of the program's.
        var reasons = await compositor.SourcesAsync();
        Assert.All(reasons.Values, state => Assert.DoesNotContain("Exception", state.Reason, StringComparison.Ordinal));
        Assert.All(reasons.Values, state => Assert.DoesNotContain("fault of this program", state.Reason, StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Workspace.Keep("sentences.txt", "remote"), reasons.Select(one => $"{one.Key}: {one.Value.Reason}"), TestContext.Current.CancellationToken);
        (await compositor.OutputPictureAsync()).SavePng(Workspace.Keep("sentences.png", "remote"));
        Assert.False(first.Completion.IsCompleted);
        Assert.Equal(0, await compositor.QuitAsync());
    }

    private static SayingServer Web(string answer) => new(Encoding.ASCII.GetBytes(answer), ends: true);
}
