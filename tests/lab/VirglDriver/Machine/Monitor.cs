using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Compositor.VirglDriver;

/// <summary>This program's own connection to QEMU's machine protocol. One thread.</summary>
internal sealed class Monitor : IDisposable
{
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    /// <summary>Takes a connected socket and leaves the negotiation mode.</summary>
    /// <exception cref="DriverException">It is no monitor.</exception>
    public Monitor(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(stream, Encoding.UTF8);
        _writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        _reader.ReadLine();
        Execute("""{"execute":"qmp_capabilities"}""");
    }

    /// <summary>Executes one command, a JSON object, and returns what it returns, as JSON.</summary>
    /// <exception cref="DriverException">QEMU refuses it or has ended.</exception>
    public string Execute(string command)
    {
        _writer.WriteLine(command);
        while (_reader.ReadLine() is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            if (answer.RootElement.TryGetProperty("return", out var value))
            {
                return value.GetRawText();
            }

            if (answer.RootElement.TryGetProperty("error", out var error))
            {
                throw new DriverException($"QEMU refuses it: {error.GetProperty("desc")}");
            }
        }

        throw new DriverException("QEMU has closed its monitor");
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
