using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>The session's first channel: its number, its other channels, who has the pointer, the VM's name. On its own thread.</summary>
internal sealed partial class MainChannel(ChannelLink link, MouseState mouse, VmAgent agent, MediaClock clock, ILogger log) : IMessageHandler, IDisposable
{
    /// <summary>NAME_AND_UUID, AGENT_CONNECTED_TOKENS.</summary>
    public const uint Capabilities = (1 << 1) | (1 << 2);

    private const int MostChannels = 256;
    private const int LongestName = 256;

    private readonly TaskCompletionSource<uint> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyList<ChannelId>> _channels = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _name;

    /// <summary>The session's number, for the links of the other channels.</summary>
    public Task<uint> Session => _session.Task;

    /// <summary>What the server offers besides; those that this client does not know are left out.</summary>
    public Task<IReadOnlyList<ChannelId>> Channels => _channels.Task;

    /// <summary>What the server calls the VM; null when it has not told.</summary>
    public string? Name => _name;

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch ((MainMessage)type)
        {
            case MainMessage.Init:
                Begin(reader);
                break;
            case MainMessage.ChannelsList:
                List(reader);
                break;
            case MainMessage.MouseMode:
                Choose((MouseMode)reader.ReadUInt16(), (MouseMode)reader.ReadUInt16());
                break;
            case MainMessage.MultiMediaTime:
                clock.Set(reader.ReadUInt32());
                break;
            case MainMessage.AgentConnected:
                agent.Connect(null);
                break;
            case MainMessage.AgentConnectedTokens:
                agent.Connect(reader.ReadUInt32());
                break;
            case MainMessage.AgentDisconnected:
                agent.Disconnect();
                break;
            case MainMessage.AgentData:
                agent.Receive(body);
                break;
            case MainMessage.AgentToken:
                agent.AddTokens(reader.ReadUInt32());
                break;
            case MainMessage.Name:
                ReadName(reader);
                break;
            case MainMessage.MigrateSwitchHost:
                throw new HostMovedException(HostMove.Read(reader));
            default:
                BaseNotices.Handle(type, body, log);
                break;
        }
    }

    /// <summary>When no thread is in it any more.</summary>
    public void Dispose() => agent.Dispose();

    // INIT: session, display hint, supported and current mouse modes, agent connected, its tokens, time, memory hint.
    private void Begin(BodyReader reader)
    {
        var session = reader.ReadUInt32();
        _ = reader.ReadUInt32();
        Choose((MouseMode)reader.ReadUInt32(), (MouseMode)reader.ReadUInt32());
        agent.Begin(isConnected: reader.ReadUInt32() != 0, tokens: reader.ReadUInt32());
        clock.Set(reader.ReadUInt32());
        link.Send((ushort)MainReply.AttachChannels, default);
        _session.TrySetResult(session);
    }

    private void List(BodyReader reader)
    {
        var count = reader.ReadCount(2);
        if (count > MostChannels)
        {
            throw new SpiceException($"the server offers {count} channels");
        }

        var channels = new List<ChannelId>(count);
        for (var i = 0; i < count; i++)
        {
            var channel = new ChannelId((ChannelKind)reader.ReadByte(), reader.ReadByte());
            if (Enum.IsDefined(channel.Kind) && !channels.Contains(channel))
            {
                channels.Add(channel);
            }
        }

        _channels.TrySetResult(channels);
    }

    // A tablet, or an agent in the guest, makes the client's mode possible; the server does not take it by itself.
    private void Choose(MouseMode supported, MouseMode current)
    {
        mouse.Mode = current == MouseMode.Client ? MouseMode.Client : MouseMode.Server;
        if (supported.HasFlag(MouseMode.Client) && current != MouseMode.Client)
        {
            Span<byte> request = stackalloc byte[sizeof(ushort)];
            BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)MouseMode.Client);
            link.Send((ushort)MainReply.MouseModeRequest, request);
        }
    }

    private void ReadName(BodyReader reader)
    {
        var name = Encoding.UTF8.GetString(reader.ReadBytes((uint)Math.Min(reader.ReadCount(1), LongestName))).TrimEnd('\0');
        _name = name;
        LogName(log, name);
    }

    [LoggerMessage(LogLevel.Information, "the VM is \"{Vm}\"")]
    private static partial void LogName(ILogger log, string vm);
}
