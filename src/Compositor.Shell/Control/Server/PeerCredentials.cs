using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Compositor.Shell.Control.Server;

/// <summary>Who is at the other end of a unix socket, as the kernel says.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PeerCredentials
{
    private const int SocketLevel = 1;
    private const int PeerCred = 17;

    public readonly int Process;
    public readonly uint User;
    public readonly uint Group;

    /// <exception cref="SocketException">The kernel does not say.</exception>
    public static PeerCredentials Of(Socket socket)
    {
        var credentials = default(PeerCredentials);
        socket.GetRawSocketOption(SocketLevel, PeerCred, MemoryMarshal.AsBytes(new Span<PeerCredentials>(ref credentials)));
        return credentials;
    }

    /// <summary>True for our own user, and for root, who can do everything anyway.</summary>
    public bool MayControl(uint ownUser) => User == ownUser || User == 0;
}
