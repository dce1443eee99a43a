using System.Text;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// The client's side of the handshake (D-Bus specification, "Authentication Protocol"): EXTERNAL, by the user of this process, with
/// descriptor passing. QEMU is the server on every socket, also on those that we made. Blocks; a shut down socket wakes it.
/// </summary>
internal static class Authentication
{
    private const int LongestLine = 4096;

    /// <summary>Authenticates; messages follow on the socket right after it.</summary>
    /// <exception cref="ProtocolException">The server refuses, or does not speak D-Bus.</exception>
    public static void Run(UnixSocket socket)
    {
        var user = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(UserIdentity.Effective.ToString(null, null)));
        socket.Send(Encoding.ASCII.GetBytes($"\0AUTH EXTERNAL {user}\r\nNEGOTIATE_UNIX_FD\r\n"));
        Expect(ReadLine(socket), "OK ");
        Expect(ReadLine(socket), "AGREE_UNIX_FD");
        socket.Send("BEGIN\r\n"u8);
    }

    private static void Expect(string line, string start)
    {
        if (!line.StartsWith(start, StringComparison.Ordinal))
        {
            throw new ProtocolException($"the D-Bus server refuses this viewer: it answers \"{line}\" instead of {start.Trim()}");
        }
    }

    // Byte for byte: nothing that follows a line may be taken from the socket here.
    private static string ReadLine(UnixSocket socket)
    {
        var line = new StringBuilder();
        Span<byte> next = stackalloc byte[1];
        List<SafeFd> fds = [];
        try
        {
            while (line.Length < LongestLine)
            {
                if (socket.Receive(next, fds) == 0)
                {
                    throw new ProtocolException("the D-Bus server ended the connection during authentication");
                }

                if (next[0] == '\n')
                {
                    return line.ToString().TrimEnd('\r');
                }

                line.Append(char.IsAscii((char)next[0]) && !char.IsControl((char)next[0]) || next[0] == '\r' ? (char)next[0] : '?');
            }

            throw new ProtocolException("the D-Bus server sent an endless line during authentication");
        }
        finally
        {
            fds.ForEach(fd => fd.Dispose());
        }
    }
}
