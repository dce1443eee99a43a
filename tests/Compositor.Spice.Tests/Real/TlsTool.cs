using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>openssl's client, as somebody who knows TLS better than a test does.</summary>
internal static class TlsTool
{
    /// <summary>Connects to 127.0.0.1 and asserts that the certificate is by the authority.</summary>
    public static async Task VerifyAsync(int port, TlsFiles files)
    {
        Assert.SkipUnless(Tool.IsInstalled("openssl"), "openssl is not installed; on Debian: apt install openssl");
        // Its stdin is the test's own: told to look at it no more, it ends after the handshake.
        var result = await Tool.RunAsync(
            "sh", ["-c", $"openssl s_client -connect 127.0.0.1:{port} -CAfile {files.Authority} -verify_return_error -brief </dev/null"]);
        Assert.Contains("Verification: OK", result.Output + result.Error, StringComparison.Ordinal);
    }
}
