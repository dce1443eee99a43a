using Compositor.Contracts;
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
        await ExpectAsync(qemu.Address, refusal, Given(password));
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "refuses the login")]
    public async Task VNC_authentication_of_TigerVNC(string password, string? refusal)
    {
        using var workspace = new Workspace();
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "VncAuth", "-PasswordFile", await PasswordFileAsync(workspace));
        await ExpectAsync(server.Address, refusal, Given(password));
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
        await ExpectAsync(qemu.Address, refusal, [.. Given(password), .. hasAuthority ? [("ca", (object)tls.Authority)] : Array.Empty<(string, object)>()]);
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
            "-SecurityTypes", kind, "-X509Cert", tls.Certificate, "-X509Key", tls.Key, "-PasswordFile", await PasswordFileAsync(workspace));
        var address = isRightHost ? server.Address : server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await ExpectAsync(address, refusal, [.. Given(Password), ("ca", tls.Authority)]);
    }

    [Fact]
    public async Task TLS_without_certificates_is_refused_with_a_sentence()
    {
        await using var server = await TigerVnc.StartAsync("-SecurityTypes", "TLSNone");
        await ExpectAsync(server.Address, "TLS without certificates", []);
    }

    [Fact]
    public async Task What_is_no_VNC_server_is_called_so()
    {
        var port = FreePort.Choose();
        await ExpectAsync($"vnc://127.0.0.1:{port}", "the connection was refused", []);
    }

    private static (string, object)[] Given(string password) => password.Length > 0 ? [("password", password)] : [];

    private static async Task<string> PasswordFileAsync(Workspace workspace)
    {
        // vncpasswd -f is DES under a key that all know; the same two lines as for a challenge.
        byte[] known = [23, 82, 107, 6, 35, 78, 88, 7];
        var text = new byte[8];
        System.Text.Encoding.UTF8.GetBytes(Password).CopyTo(text, 0);
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = (byte)Enumerable.Range(0, 8).Sum(bit => ((known[i] >> bit) & 1) << (7 - bit));
        }

        await File.WriteAllBytesAsync(workspace["password"], Plugins.Remote.SingleDes.Encrypt(known, text));
        return workspace["password"];
    }

    private static async Task ExpectAsync(string address, string? refusal, (string, object)[] settings)
    {
        await using var source = new RunningSource(address, settings);
        if (refusal is null)
        {
            await source.UntilAsync(() => source.Picture() is not null, "a picture");
            return;
        }

        var refused = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
    }
}
