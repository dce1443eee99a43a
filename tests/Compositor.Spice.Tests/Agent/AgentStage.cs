using System.Buffers.Binary;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Spice.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

/// <summary>The client's side of an agent, a server in this process, and the wall's clipboard as the test has it.</summary>
internal sealed class AgentStage : IDisposable
{
    /// <summary>Everything that the client can, and no particular line ends.</summary>
    public const AgentCapabilities Modern = VmAgent.Ours;

    private readonly FakeServer _server = new();
    private readonly List<byte> _stream = [];
    private readonly Queue<(uint Type, byte[] Body)> _heard = new();

    public AgentStage(AgentCapabilities? capabilities = Modern, uint tokens = 1000)
    {
        Host = new RecordingHost(Time);
        Agent = new VmAgent(_server.Link, Host, Places, new MemoryBudget(64 << 20));
        Agent.Begin(isConnected: true, tokens);
        Assert.Equal((ushort)MainReply.AgentStart, _server.Receive().Type);
        if (capabilities is { } known)
        {
            Expect(AgentMessage.Capabilities);
            Agent.Receive(AgentBytes.Capabilities(isRequest: false, (uint)known));
        }
    }

    public FakeTimeProvider Time { get; } = new();

    public RecordingHost Host { get; }

    public HeadPlaces Places { get; } = new();

    public VmAgent Agent { get; }

    /// <summary>The guest's side of the clipboard, as the wall sees it.</summary>
    public IClipboard Guest => Host.Clipboard.Guest!;

    /// <summary>Pieces that came, each with its length.</summary>
    public List<int> Pieces { get; } = [];

    /// <summary>The agent speaks.</summary>
    public void Say(AgentMessage type, params byte[] body) => Agent.Receive(AgentBytes.Message((uint)type, body));

    /// <summary>Waits for the next message to the agent.</summary>
    public byte[] Expect(AgentMessage type)
    {
        while (_heard.Count == 0)
        {
            TakePiece();
        }

        var (seen, body) = _heard.Dequeue();
        Assert.Equal(type, (AgentMessage)seen);
        return body;
    }

    /// <summary>Waits for the next piece.</summary>
    public void TakePiece()
    {
        var (type, body) = _server.Receive();
        if (type == (ushort)MainReply.AgentToken)
        {
            Told += BinaryPrimitives.ReadUInt32LittleEndian(body);
            return;
        }

        Assert.Equal((ushort)MainReply.AgentData, type);
        Pieces.Add(body.Length);
        _stream.AddRange(body);
        AgentBytes.Take(_stream).ForEach(_heard.Enqueue);
    }

    /// <summary>Pieces that the server was told it may send, after the first window.</summary>
    public uint Told { get; private set; }

    /// <summary>Takes whatever has come.</summary>
    public void Drop() => _server.Receive();

    /// <summary>True when nothing has come that was not expected.</summary>
    public bool IsQuiet() => _heard.Count == 0 && _server.IsQuiet();

    public void Dispose()
    {
        Agent.Dispose();
        _server.Dispose();
        Host.Dispose();
    }
}
