using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>A unix socket on which each line is a JSON object: QMP, and the compositor's control socket.</summary>
internal sealed class LineSocket : IDisposable
{
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private LineSocket(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(stream, Encoding.UTF8);
        _writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    public static async Task<LineSocket> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            return new LineSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task SendAsync(string line) => await _writer.WriteLineAsync(line);

    public async Task<JsonElement> ReceiveAsync(TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        var line = await _reader.ReadLineAsync(stop.Token) ?? throw new EndOfStreamException("the peer closed the connection");
        return JsonDocument.Parse(line).RootElement;
    }

    public void Dispose() => _writer.Dispose();
}
