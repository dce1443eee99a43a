using System.Net.Sockets;

namespace Compositor.Shell.Tests.Control;

/// <summary>Talks to the control socket in plain lines.</summary>
internal sealed class LineClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    public LineClient(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream);
    }

    public async Task<string?> AskAsync(string line)
    {
        await SendAsync(line + "\n");
        return await ReadAsync();
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));

    public async Task<string?> ReadAsync() => await _reader.ReadLineAsync().WaitAsync(Patience);

    public void Dispose() => _reader.Dispose();
}
