using System.Net.Sockets;
using System.Text;

namespace Compositor.VirglDriver;

/// <summary>Takes commands at a unix socket, one client after the other, a line each, and answers each with a line.</summary>
internal sealed class CommandServer : IDisposable
{
    private const string Quit = "quit";

    private readonly string _path;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>Starts to listen.</summary>
    public CommandServer(string path)
    {
        _path = path;
        File.Delete(path);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
    }

    /// <summary>Serves until a client says "quit" or the server is disposed.</summary>
    public void Run(Machine machine)
    {
        while (Accept() is { } client)
        {
            using var stream = new NetworkStream(client, ownsSocket: true);
            if (!Serve(stream, machine))
            {
                return;
            }
        }
    }

    /// <summary>Ends <see cref="Run"/>; any thread.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private static bool Serve(NetworkStream stream, Machine machine)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        try
        {
            while (reader.ReadLine() is { } line)
            {
                writer.WriteLine(line == Quit ? "ok" : machine.Execute(line));
                if (line == Quit)
                {
                    return false;
                }
            }
        }
        catch (IOException)
        {
            // This client has gone; the next one may come.
        }

        return true;
    }

    private Socket? Accept()
    {
        try
        {
            return _listener.Accept();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
