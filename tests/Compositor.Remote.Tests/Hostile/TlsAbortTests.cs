using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Remote.Tests.Real;
using Xunit;

namespace Compositor.Remote.Tests.Hostile;

/// <summary>TLS of a real server that ends, or is changed by somebody in between, while it is agreed on and later.</summary>
public sealed class TlsAbortTests
{
    // The version, kinds of security, VeNCrypt's version and its kinds come in the clear.
    private const int Clear = 12 + 2 + 2 + 1 + 1 + 4 + 1;

    [Fact]
    public async Task Ended_or_changed_while_it_is_agreed_on()
    {
        using var tls = new TlsFiles();
        await using var server = await StartAsync(tls);
        foreach (var end in (int[])[Clear, Clear + 1, Clear + 5, Clear + 50, Clear + 127, Clear + 400, Clear + 800])
        {
            using var proxy = new CuttingProxy(server.Port, end);
            await RefusesAsync(proxy, tls);
        }

        foreach (var at in (int[])[Clear, Clear + 1, Clear + 20, Clear + 60])
        {
            using var proxy = new CuttingProxy(server.Port, change: (place, value) => place == at ? (byte)(value ^ 0x55) : value);
            await RefusesAsync(proxy, tls);
        }
    }

    [Fact]
    public async Task Ended_in_mid_session_the_picture_is_held()
    {
        using var tls = new TlsFiles();
        await using var server = await StartAsync(tls);
        foreach (var more in (int[])[0, 1, 30])
        {
            using var proxy = new CuttingProxy(server.Port);
            await using var source = new RunningSource(proxy.Address, ("ca", tls.Authority));
            await source.UntilAsync(() => source.Picture() is not null, "a picture");
            proxy.CutAfter(more);
            server.Desktop.Start("xterm", "-geometry", $"20x3+4+{4 + more}", "-e", "cat");
            var end = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
            Assert.True(SaysSo(end.Message, proxy), end.Message);
            Assert.NotNull(source.Picture());
        }
    }

    [Fact]
    public async Task Changed_in_mid_session_ends_with_a_reason()
    {
        using var tls = new TlsFiles();
        await using var server = await StartAsync(tls);
        var from = long.MaxValue;
        using var proxy = new CuttingProxy(server.Port, change: (place, value) => place >= Volatile.Read(ref from) ? (byte)(value ^ 1) : value);
        await using var source = new RunningSource(proxy.Address, ("ca", tls.Authority));
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        Volatile.Write(ref from, proxy.Said);
        server.Desktop.Start("xterm", "-geometry", "20x5+4+4", "-e", "cat");
        var end = await Assert.ThrowsAsync<SourceException>(() => source.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains($"the connection to {proxy.Address} is broken", end.Message, StringComparison.Ordinal);
    }

    // A session of TLS that is taken up again is agreed on with fewer bytes: then it ends a moment later.
    private static async Task RefusesAsync(CuttingProxy proxy, TlsFiles tls)
    {
        var reason = await Refused.ExpectAsync(proxy.Address, "", ("ca", tls.Authority));
        Assert.True(reason.StartsWith("TLS cannot be agreed on: ", StringComparison.Ordinal) || SaysSo(reason, proxy), reason);
    }

    private static bool SaysSo(string reason, CuttingProxy proxy) =>
        reason == $"the server at {proxy.Address} has ended the connection" || reason.StartsWith($"the connection to {proxy.Address} is broken: ", StringComparison.Ordinal);

    private static Task<TigerVnc> StartAsync(TlsFiles tls) => TigerVnc.StartAsync("-geometry", "320x200", "-UseBlacklist=0", "-SecurityTypes", "X509None", "-X509Cert", tls.Certificate, "-X509Key", tls.Key);
}
