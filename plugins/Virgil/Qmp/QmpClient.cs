using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Virgil;

/// <summary>
/// QEMU's machine protocol (QEMU documentation, "QEMU Machine Protocol Specification"): one JSON object a line, one client at a time on a
/// socket. Blocks; a shut down socket wakes it. Owns the socket.
/// </summary>
internal sealed class QmpClient(UnixSocket socket) : IDisposable
{
    private const int LongestLine = 1 << 20;

    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly List<SafeFd> _fds = [];
    private int _read;

    /// <summary>Reads the greeting and leaves the negotiation mode.</summary>
    /// <exception cref="SourceException">It is not a QMP socket, or has ended.</exception>
    public void Open()
    {
        JsonObject first;
        do
        {
            first = ReadObject();
        }
        while (first.ContainsKey("event")); // QEMU 10 sends events of its start to whoever connects in that moment

        if (first["QMP"] is null)
        {
            throw new ProtocolException("the socket does not greet as QMP does");
        }

        Execute("qmp_capabilities");
    }

    /// <summary>Executes a command and waits for its answer; events before it are passed over.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="fd">A descriptor to pass; stays with the caller.</param>
    /// <exception cref="SourceException">QEMU refuses it, or the connection has ended.</exception>
    public JsonNode? Execute(string command, JsonObject? arguments = null, SafeFd? fd = null)
    {
        var request = new JsonObject { ["execute"] = command };
        if (arguments is not null)
        {
            request["arguments"] = arguments;
        }

        socket.Send(Encoding.UTF8.GetBytes(request.ToJsonString() + "\n"), fd is null ? default : [fd]);
        while (true)
        {
            var answer = ReadObject();
            if (answer["error"] is { } error)
            {
                throw new SourceException($"QEMU refuses {command}: {error["desc"]?.ToString() ?? "no reason given"}");
            }

            if (answer.ContainsKey("return"))
            {
                return answer["return"];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fds.ForEach(fd => fd.Dispose());
        _fds.Clear();
        socket.Dispose();
    }

    private JsonObject ReadObject()
    {
        var line = ReadLine();
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new ProtocolException("QMP sends something that is not an object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ProtocolException("QMP sends something that is not JSON", e);
        }
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        while (true)
        {
            var pending = _received.WrittenSpan[_read..];
            if (pending.IndexOf((byte)'\n') is var end and >= 0)
            {
                _read += end + 1;
                return pending[..end];
            }

            if (pending.Length > LongestLine)
            {
                throw new ProtocolException("QMP sends an endless line");
            }

            if (pending.IsEmpty)
            {
                _received.ResetWrittenCount();
                _read = 0;
            }

            var count = socket.Receive(_received.GetSpan(4096), _fds);
            if (count == 0)
            {
                throw new SourceException("QEMU has closed its QMP socket");
            }

            _received.Advance(count);
        }
    }
}
