using System.Buffers.Binary;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Agent;

namespace Compositor.Spice.Tests.Real;

/// <summary>Plays the agent in the guest of a libspice-server, which stands between it and the client: its filters, chunks and tokens are real.</summary>
internal sealed class GuestAgent(SpiceServerProcess server)
{
    private const uint ClientPort = 1;
    private const int LongestChunk = 2048;

    private readonly List<byte> _chunks = [];
    private readonly List<byte> _stream = [];
    private readonly Queue<(uint Type, byte[] Body)> _heard = new();
    private int _lines;

    /// <summary>Opens the port, and tells the client what the agent can; returns when the client knows it.</summary>
    public async Task BeginAsync(AgentCapabilities capabilities)
    {
        await server.OpenAgentAsync(true);
        await ExpectAsync(AgentMessage.Capabilities);
        await SayAsync(AgentMessage.Capabilities, [1, 0, 0, 0, .. AgentBytes.Word((uint)capabilities)]);
        await ExpectAsync(AgentMessage.Capabilities);
    }

    /// <summary>Says something to the client.</summary>
    public async Task SayAsync(AgentMessage type, params byte[] body)
    {
        foreach (var part in AgentBytes.Message((uint)type, body).Chunk(LongestChunk))
        {
            await server.WriteAgentAsync((byte[])[.. AgentBytes.Word(ClientPort), .. AgentBytes.Word((uint)part.Length), .. part]);
        }
    }

    /// <summary>Waits for a message of a kind; others before it are passed over.</summary>
    public async Task<byte[]> ExpectAsync(AgentMessage type)
    {
        byte[]? found = null;
        await Eventually.TrueAsync(
            $"the client says {type}",
            () =>
            {
                Read();
                while (found is null && _heard.TryDequeue(out var message))
                {
                    found = message.Type == (uint)type ? message.Body : null;
                }

                return Task.FromResult(found is not null);
            });
        return found!;
    }

    /// <summary>True when such a message has come that nobody has expected yet.</summary>
    public bool HasHeard(AgentMessage type)
    {
        Read();
        return _heard.Any(message => message.Type == (uint)type);
    }

    private void Read()
    {
        var said = server.Said;
        for (; _lines < said.Length; _lines++)
        {
            if (said[_lines].StartsWith("agent ", StringComparison.Ordinal))
            {
                _chunks.AddRange(Convert.FromHexString(said[_lines].AsSpan(6)));
            }
        }

        while (_chunks.Count >= 8 && BinaryPrimitives.ReadInt32LittleEndian([.. _chunks.Skip(4).Take(4)]) is var size && _chunks.Count >= 8 + size)
        {
            // The server itself speaks on its own port: that a client has gone, for one.
            if (BinaryPrimitives.ReadUInt32LittleEndian([.. _chunks.Take(4)]) == ClientPort)
            {
                _stream.AddRange(_chunks.Skip(8).Take(size));
            }

            _chunks.RemoveRange(0, 8 + size);
        }

        AgentBytes.Take(_stream).ForEach(_heard.Enqueue);
    }
}
