using System.Net;
using System.Net.Sockets;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>Makes a server that listens where the options say.</summary>
internal static unsafe class Listener
{
    private const int UnixOnly = 4;
    private const int Attempts = 5;

    /// <summary>Starts listening; a free port that somebody else was faster to take is chosen anew.</summary>
    /// <param name="options">Where, and with which pictures.</param>
    /// <param name="core">The event loop.</param>
    /// <param name="ready">What to tell: the path, or the port and the TLS port, 0 for none.</param>
    /// <exception cref="ServerException">The library refuses the address, the files or the options.</exception>
    public static nint Listen(ServerOptions options, CoreInterface* core, out string ready)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (port, tls) = (Choose(options.Port), Choose(options.TlsPort));
            ready = options.UnixPath ?? $"{Math.Max(0, port)} {Math.Max(0, tls)}";
            var server = Configure(options, port, tls);
            if (SpiceLibrary.Init(server, core) == 0)
            {
                return server;
            }

            SpiceLibrary.Destroy(server);
            if (attempt == Attempts || (options.Port != 0 && options.TlsPort != 0))
            {
                throw new ServerException($"the server cannot listen on {ready}");
            }
        }
    }

    private static nint Configure(ServerOptions options, int port, int tls)
    {
        var server = SpiceLibrary.New();
        if (options.UnixPath is { } path)
        {
            SpiceLibrary.SetAddress(server, path, UnixOnly);
        }
        else
        {
            SpiceLibrary.SetAddress(server, "127.0.0.1", 0);
            Expect(port < 0 || SpiceLibrary.SetPort(server, port) == 0, "port");
        }

        Expect(tls < 0 || SpiceLibrary.SetTls(server, tls, options.Authority, options.Certificate, options.Key, null, null, null) == 0, "TLS files");
        Expect((options.Password is { } password ? SpiceLibrary.SetTicket(server, password, 0, 0, 0) : SpiceLibrary.SetNoAuthentication(server)) == 0, "password");
        Expect(SpiceLibrary.SetImageCompression(server, options.Compression) == 0, "compression");
        Expect(SpiceLibrary.SetJpegCompression(server, options.Jpeg) == 0, "jpeg");
        Expect(SpiceLibrary.SetZlibGlzCompression(server, options.ZlibGlz) == 0, "zlib-glz");
        Expect(SpiceLibrary.SetStreamingVideo(server, options.Streaming) == 0, "streaming");
        Expect(options.Codecs is null || SpiceLibrary.SetVideoCodecs(server, options.Codecs) == 0, "codecs");
        SpiceLibrary.SetName(server, "scenes");
        var uuid = "conformance-test"u8;
        fixed (byte* first = uuid)
        {
            SpiceLibrary.SetUuid(server, first);
        }

        return server;
    }

    private static void Expect(bool isTaken, string what)
    {
        if (!isTaken)
        {
            throw new ServerException($"the server refuses what it was given: {what}");
        }
    }

    // The library takes no 0: asks the kernel for a port and lets it go.
    private static int Choose(int port)
    {
        if (port != 0)
        {
            return port;
        }

        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
