using System.Net.Sockets;

namespace Compositor.Shell.Control.Server;

/// <summary>Makes the listening socket: in a private directory, for its owner only, in place of one that a dead process left.</summary>
internal static class ControlEndpoint
{
    private const int Waiting = 16;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateDirectory = Private | UnixFileMode.UserExecute;

    /// <summary>Listens at a path. The caller owns the socket, and deletes the file at its end.</summary>
    /// <exception cref="ControlException">Another compositor is there, or the place is not safe.</exception>
    public static Socket Listen(string path)
    {
        try
        {
            PrepareDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

            // Two that start at once must not both find the same dead socket and replace each other's.
            using var starting = new FileStream(
                path + ".lock",
                new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = Private });
            RemoveDead(path);
            return Bind(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            throw new ControlException(ControlCodes.Failed, $"the control socket {path} cannot be made: {problem.Message}", problem);
        }
    }

    private static Socket Bind(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            File.SetUnixFileMode(path, Private); // Before listening: until then nobody can connect.
            socket.Listen(Waiting);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void PrepareDirectory(string directory)
    {
        if (FileOwner.Of(directory) is null)
        {
            Directory.CreateDirectory(directory, PrivateDirectory);
        }

        // In a directory that others may write to, they could put their own socket in our place.
        if (FileOwner.Of(directory) is not { IsDirectory: true, IsPrivate: true } owner || owner.User != FileOwner.Self)
        {
            throw new ControlException(
                ControlCodes.Failed, $"the directory {directory} of the control socket must be yours, and yours alone (chmod 700)");
        }
    }

    private static void RemoveDead(string path)
    {
        if (FileOwner.Of(path) is not { } there)
        {
            return;
        }

        if (!there.IsSocket)
        {
            throw new ControlException(ControlCodes.Failed, $"{path} is there already and is not a socket");
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new ControlException(ControlCodes.Failed, $"another compositor is running: it answers at {path}");
    }
}
