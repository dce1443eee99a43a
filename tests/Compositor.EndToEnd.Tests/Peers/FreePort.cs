using System.Net;
using System.Net.Sockets;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>Ports for servers that cannot choose one themselves.</summary>
internal static class FreePort
{
    /// <summary>One of 127.0.0.1 that nobody has taken yet.</summary>
    public static int Choose()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
