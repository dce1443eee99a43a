using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>Who is let in, and by which servers; everybody else is told why not in a sentence.</summary>
public sealed class SecurityTests
{
    private const string Password = "right";

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "refuses the login")]
    [InlineData("", "wants a password")]
    public async Task VNC_authentication_of_QEMU(string password, string? refusal)
    {
        await using var qemu = await VncQemu.StartTcpAsync(Guest.Grub, ["-object", $"secret,id=pw,data={Password}"], "password-secret=pw");
        await Letting.ExpectAsync(qemu.Address, refusal, Given(password));
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "refuses the login")]
    [InlineData("", "wants a password")]
    public async Task VNC_authentication_of_TigerVNC(string password, string? refusal)
    {
        using var workspace = new Workspace();
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "VncAuth", "-PasswordFile", await VncPassword.FileAsync(workspace, Password));
        await Letting.ExpectAsync(server.Address, refusal, Given(password));
    }

    [Theory]
    [InlineData("right", true, null)]
    [InlineData("wrong", true, "refuses the login")]
    [InlineData("right", false, "no certificate that can be trusted")]
    public async Task TLS_and_a_password_of_QEMU(string password, bool hasAuthority, string? refusal)
    {
        using var tls = new TlsFiles();
        await using var qemu = await VncQemu.StartTcpAsync(
            Guest.Grub,
            ["-object", $"secret,id=pw,data={Password}", "-object", $"tls-creds-x509,id=t0,dir={tls.Folder},endpoint=server,verify-peer=off"],
            "password-secret=pw", "tls-creds=t0");
        await Letting.ExpectAsync(qemu.Address, refusal, [.. Given(password), .. hasAuthority ? [("ca", (object)tls.Authority)] : Array.Empty<(string, object)>()]);
    }

    [Theory]
    [InlineData("X509None", true, null)]
    [InlineData("X509Vnc", true, null)]
    [InlineData("X509None", false, "not for the host")]
    public async Task TLS_of_TigerVNC(string kind, bool isRightHost, string? refusal)
    {
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        await using var server = await TigerVnc.StartAsync(
            "-SecurityTypes", kind, "-X509Cert", tls.Certificate, "-X509Key", tls.Key, "-PasswordFile", await VncPassword.FileAsync(workspace, Password));
        var address = isRightHost ? server.Address : server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await Letting.ExpectAsync(address, refusal, [.. Given(Password), ("ca", tls.Authority)]);
    }

    [Fact]
    public async Task TLS_without_certificates_is_refused_with_a_sentence()
    {
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "TLSNone");
        await Letting.ExpectAsync(server.Address, "TLS without certificates", []);
    }

    [Fact]
    public async Task What_leads_nowhere_is_left_for_another_way()
    {
        using var workspace = new Workspace();
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "TLSVnc,VncAuth", "-PasswordFile", await VncPassword.FileAsync(workspace, Password));
        await Letting.ExpectAsync(server.Address, null, Given(Password));
        await Letting.ExpectAsync(server.Address, "TLS without certificates", [.. Given(Password), ("security", new[] { "x509" })]);
        await Letting.ExpectAsync(server.Address, "it could name \"x509\", \"vnc\"", [.. Given(Password), ("security", new[] { "none" })]);
    }

    [Theory]
    [InlineData(false, "security = [\"plain\"]")]
    [InlineData(true, "refuses the login")]
    public async Task A_password_in_the_clear_goes_to_TigerVNC_only_where_that_is_named(bool isNamed, string refusal)
    {
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "Plain", "-PlainUsers", "*");
        await Letting.ExpectAsync(server.Address, refusal, [.. Given("wrong"), ("user", "nobody"), .. isNamed ? [("security", (object)new[] { "plain" })] : Array.Empty<(string, object)>()]);
    }

    [Fact]
    public async Task What_is_no_VNC_server_is_called_so()
    {
        var port = FreePort.Choose();
        await Letting.ExpectAsync($"vnc://127.0.0.1:{port}", "the connection was refused", []);
    }

    private static (string, object)[] Given(string password) => password.Length > 0 ? [("password", password)] : [];
}
