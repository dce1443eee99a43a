using System.Security.Cryptography;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>RSA-AES of TigerVNC: let in, encrypted, and only by the key that was seen first.</summary>
public sealed class RsaAesTests
{
    private const string Password = "right";

    [Theory]
    [InlineData("RA2", null)]
    [InlineData("RA2_256", null)]
    [InlineData("RA2ne", "ra2ne")]
    [InlineData("RA2ne_256", "ra2ne-256")]
    public async Task A_desktop_is_shown_as_X_says_by_each_kind(string kind, string? name)
    {
        using var workspace = new Workspace();
        await using var server = await StartAsync(workspace, kind, "first");
        if (name is not null)
        {
            await Refused.ExpectAsync(server.Address, $"security = [\"{name}\"] allows it", ("password", Password));
        }

        await using var source = new RunningSource(server.Address, [("password", Password), .. name is null ? [] : ((string, object)[])[("security", new[] { name })]]);
        server.Desktop.Start("xterm", "-geometry", "60x20+30+40", "-e", "seq 1000; cat");
        server.Desktop.Start("display", "-geometry", "+30+400", "-resize", "500%", "rose:");
        await source.ShowsAsync(await server.Desktop.WaitForStillPictureAsync(picture => picture.ShareOf(pixel => pixel != 0) > 0.15));
    }

    [Theory]
    [InlineData("wrong", "refuses the login")]
    [InlineData("", "wants a password")]
    public async Task Another_password_is_refused(string password, string refusal)
    {
        using var workspace = new Workspace();
        await using var server = await StartAsync(workspace, "RA2_256", "first");
        await Refused.ExpectAsync(server.Address, refusal, password.Length > 0 ? [("password", password)] : []);
    }

    [Fact]
    public async Task A_name_is_wanted_where_the_server_wants_one()
    {
        using var workspace = new Workspace();
        await using var server = await StartAsync(workspace, "RA2", "first", "-RequireUsername=1", "-PlainUsers=*");
        await Refused.ExpectAsync(server.Address, "set user", ("password", "wrong"));
        await Refused.ExpectAsync(server.Address, "refuses the login", ("password", "wrong"), ("user", "nobody"));
    }

    [Fact]
    public async Task A_key_is_remembered_and_another_refused_until_its_line_is_deleted()
    {
        using var workspace = new Workspace();
        var known = workspace["state/known-servers"];
        (string, object)[] settings = [("password", Password), ("known-servers", known)];
        int port;
        await using (var first = await StartAsync(workspace, "RA2", "first"))
        {
            port = first.Port;
            await Letting.ExpectAsync(first.Address, null, settings);
            await Letting.ExpectAsync(first.Address, null, settings);
        }

        Assert.Equal($"vnc://127.0.0.1:{port} rsa-aes {Fingerprint(workspace, "first")}\n", await File.ReadAllTextAsync(known, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(known));
        await using var second = await StartAsync(workspace, "RA2", "second", "-rfbport", $"{port}");
        var address = $"vnc://127.0.0.1:{port}";
        var refusal = await Refused.ExpectAsync(address, "its key has changed", settings);
        Assert.Contains($"it was {Fingerprint(workspace, "first")} when it was first seen, and is {Fingerprint(workspace, "second")} now", refusal, StringComparison.Ordinal);
        Assert.Contains($"delete line 1 of {known}, or set pin = \"{Fingerprint(workspace, "second")}\"", refusal, StringComparison.Ordinal);
        await Letting.ExpectAsync(address, null, [.. settings, ("pin", Fingerprint(workspace, "second"))]);
        await Refused.ExpectAsync(address, $"not {Fingerprint(workspace, "first")} (pin)", [.. settings, ("pin", Fingerprint(workspace, "first"))]);
        await File.WriteAllTextAsync(known, "# none\n", TestContext.Current.CancellationToken);
        await Letting.ExpectAsync(address, null, settings);
    }

    [Fact]
    public async Task The_key_of_a_certificate_is_remembered_where_that_is_wanted()
    {
        using var workspace = new Workspace();
        using var tls = new TlsFiles();
        using var other = new TlsFiles();
        (string, object)[] settings = [("pin", "first-use"), ("known-servers", workspace["known"])];
        int port;
        await using (var first = await TigerVnc.StartAsync("-SecurityTypes", "X509None", "-X509Cert", tls.Certificate, "-X509Key", tls.Key))
        {
            port = first.Port;
            await Letting.ExpectAsync(first.Address, null, settings);
        }

        await using var second = await TigerVnc.StartAsync("-SecurityTypes", "X509None", "-X509Cert", other.Certificate, "-X509Key", other.Key, "-rfbport", $"{port}");
        await Refused.ExpectAsync($"vnc://127.0.0.1:{port}", "its key has changed", settings);
    }

    private static async Task<TigerVnc> StartAsync(Workspace workspace, string kind, string key, params string[] options)
    {
        if (!File.Exists(workspace[key]))
        {
            using var rsa = RSA.Create(2048);
            await File.WriteAllTextAsync(workspace[key], rsa.ExportRSAPrivateKeyPem() + "\n");
        }

        return await TigerVnc.StartNewAsync(["-SecurityTypes", kind, "-PasswordFile", await VncPassword.FileAsync(workspace, Password), "-RSAKey", workspace[key], .. options]);
    }

    private static string Fingerprint(Workspace workspace, string key)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(workspace[key]));
        return KeyFingerprint.Of(rsa.ExportSubjectPublicKeyInfo());
    }
}
