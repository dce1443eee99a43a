using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Streams.Tests.Real;

/// <summary>GStreamer's own RTSP server, started by a few lines of Python.</summary>
internal sealed class RtspServer : IAsyncDisposable
{
    private const string Script = """
        import sys, gi
        gi.require_version("Gst", "1.0")
        gi.require_version("GstRtspServer", "1.0")
        from gi.repository import Gio, Gst, GstRtspServer, GLib
        Gst.init(None)
        port, launch, user, password, certificate, key = sys.argv[1:7]
        server = GstRtspServer.RTSPServer.new()
        server.set_address("127.0.0.1")
        server.set_service(port)
        factory = GstRtspServer.RTSPMediaFactory.new()
        factory.set_launch(launch)
        factory.set_shared(True)
        if user or certificate:
            auth = GstRtspServer.RTSPAuth.new()
            token = GstRtspServer.RTSPToken.new()
            token.set_string(GstRtspServer.RTSP_TOKEN_MEDIA_FACTORY_ROLE, "user")
            if user:
                auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
            else:
                auth.set_default_token(token)
            if certificate:
                auth.set_tls_certificate(Gio.TlsCertificate.new_from_files(certificate, key))
            server.set_auth(auth)
            permissions = GstRtspServer.RTSPPermissions.new()
            permissions.add_permission_for_role("user", "media.factory.access", True)
            permissions.add_permission_for_role("user", "media.factory.construct", True)
            factory.set_permissions(permissions)
        server.get_mount_points().add_factory("/video", factory)
        server.attach(None)
        GLib.MainLoop().run()
        """;

    // The one that Debian's packages are for.
    private const string Python = "/usr/bin/python3";

    private readonly GstSender _process;

    private RtspServer(GstSender process, string scheme, int port) => (_process, Address) = (process, $"{scheme}://127.0.0.1:{port}/video");

    public string Address { get; }

    /// <summary>Starts it; skips, saying why, where it is not installed.</summary>
    /// <param name="workspace">For the script.</param>
    /// <param name="launch">What it plays.</param>
    /// <param name="user">Empty for everybody.</param>
    /// <param name="password">The user's.</param>
    /// <param name="tls">Its certificate; without one there is no TLS.</param>
    public static async Task<RtspServer> StartAsync(Workspace workspace, string launch, string user = "", string password = "", TlsFiles? tls = null)
    {
        var has = await Tool.RunAsync(Python, ["-c", "import gi; gi.require_version('GstRtspServer', '1.0')"]);
        Assert.SkipUnless(has.ExitCode == 0, "GStreamer's RTSP server is not installed; on Debian: apt install python3-gi gir1.2-gst-rtsp-server-1.0");
        await File.WriteAllTextAsync(workspace["rtsp.py"], Script);
        var port = FreePort.Choose();
        var process = GstSender.Start(Python, [workspace["rtsp.py"], $"{port}", launch, user, password, tls?.Certificate ?? string.Empty, tls?.Key ?? string.Empty]);
        var server = new RtspServer(process, tls is null ? "rtsp" : "rtsps", port);
        try
        {
            await Eventually.TrueAsync("the RTSP server answers", async () =>
            {
                using var socket = new System.Net.Sockets.TcpClient();
                await socket.ConnectAsync("127.0.0.1", port);
                return true;
            });
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
